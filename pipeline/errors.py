"""Every error raised on purpose, with its advice and its exit status."""

from typing import ClassVar


class PipelineError(Exception):
    """What happened, to which file, and what to try next.

    `code` is a stable machine name, `stage` the room it happened in, and
    `exit_status` what the command ends with when nothing catches it.
    """

    code: ClassVar[str] = "pipeline_error"
    stage: ClassVar[str] = "run"
    exit_status: ClassVar[int] = 1

    def __init__(self, message: str, *, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


class UsageError(PipelineError):
    """An argument that cannot be used as it stands."""

    code = "bad_arguments"
    stage = "arguments"
    exit_status = 2


class TemplateError(UsageError):
    """A template that breaks the rules; the message names file and place."""

    code = "bad_template"
    stage = "template"


class RunFolderError(UsageError):
    """A run folder that is missing, in use, or written by another format."""

    code = "bad_run_folder"
    stage = "store"


class ReadingError(PipelineError):
    """A file that could not be read."""

    code = "unreadable_file"
    stage = "reading"


class EmptyFileError(ReadingError):
    """A file of no bytes, or a folder that holds nothing readable."""

    code = "empty_file"


class NothingReadableError(ReadingError):
    """A folder in which no file looks like a plan."""

    code = "nothing_readable"


class UnsupportedFormatError(ReadingError):
    """A file of a kind that is not read, whatever its name says."""

    code = "unsupported_format"


class DamagedFileError(ReadingError):
    """A file that starts like its kind and breaks off or lies inside."""

    code = "damaged_file"


class EncryptedFileError(ReadingError):
    """A file that opens only with a password."""

    code = "encrypted_file"


class MissingFileError(ReadingError):
    """A path that names nothing, or nothing that may be opened."""

    code = "missing_file"


class TimeLimitError(PipelineError):
    """A file that took longer than its limit."""

    code = "time_limit"
    stage = "batch"


class MemoryLimitError(PipelineError):
    """A file that needed more memory than its limit."""

    code = "memory_limit"
    stage = "batch"


class WorkerDiedError(PipelineError):
    """A file whose worker process ended without an answer."""

    code = "worker_died"
    stage = "batch"
