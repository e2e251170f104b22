"""What an author is asked to mend: in one exercise, between the files of a course, and in the wording."""
