"""Visio: a video call that is opened by a link, with a waiting room, a microphone, a camera and a chat."""
