"""Messagerie: a mailbox with its folders, messages being written, attachments, signing in and out."""
