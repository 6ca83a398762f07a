package vn.nhip.contract.results;

/** A file is not what it says; the message is the reason, for a person, without the file's name. */
public final class FileRefused extends RuntimeException {

    /**
     * Refuses a file.
     *
     * @param reason what is wrong with it and the way out, in Vietnamese
     */
    public FileRefused(String reason) {
        super(reason);
    }

    /** What is wrong with it and the way out, in Vietnamese. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
