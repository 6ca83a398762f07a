package vn.nhip.definitions;

import java.util.List;
import java.util.stream.Collectors;

/** Definition files with mistakes: all of them, in the order of the lines. */
public final class DefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<DefinitionError> errors;

    public DefinitionException(List<DefinitionError> errors) {
        super(errors.stream().map(DefinitionError::toString).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    public List<DefinitionError> errors() {
        return errors;
    }
}
