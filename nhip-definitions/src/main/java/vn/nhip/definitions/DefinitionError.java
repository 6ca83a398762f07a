package vn.nhip.definitions;

/**
 * One mistake in a definition file.
 *
 * @param file name of the file
 * @param line line of the mistake, from 1
 * @param what what stands there
 * @param expected what should stand there
 */
public record DefinitionError(String file, int line, String what, String expected) {

    /** {@code file:line: what, expected …}, as editors and terminals link it. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + what + ", expected " + expected;
    }
}
