"""hocdvc: turns YAML definitions of public services into lessons, pictures, quizzes and an offline learning site."""

__version__ = "0.1.0"
