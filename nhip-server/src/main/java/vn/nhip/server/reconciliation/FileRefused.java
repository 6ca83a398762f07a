package vn.nhip.server.reconciliation;

/** A file is not what it says; the message is the reason, for a person, without the file's name. */
final class FileRefused extends RuntimeException {

    FileRefused(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
