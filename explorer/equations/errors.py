"""What goes wrong when a person writes something we cannot use."""


class BadInput(ValueError):
    """Something a user can mistype: says what, where, and what is allowed."""


class EquationError(BadInput):
    """A fault in an equation text, with the place to underline.

    line, column   1-based position of the first offending character
    length         characters to underline, at least 1
    reason         one plain sentence
    suggestion     what the user probably meant, or ""
    where          name of the text, "equations" or an experiment's key
    """

    def __init__(
        self,
        reason: str,
        line: int,
        column: int,
        length: int = 1,
        suggestion: str = "",
        where: str = "equations",
    ):
        self.reason = reason
        self.line = line
        self.column = column
        self.length = max(1, length)
        self.suggestion = suggestion
        self.where = where
        hint = f"; did you mean {suggestion!r}?" if suggestion else ""
        super().__init__(f"{where}, line {line}, column {column}: {reason}{hint}")
