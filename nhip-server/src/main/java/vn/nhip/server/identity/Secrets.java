package vn.nhip.server.identity;

/** Seals what must be read again and must not lie in the database as it is, such as the secret of a second factor. */
public interface Secrets {

    /**
     * Sealed bytes.
     *
     * @param keyId which key opens them
     * @param text the sealed bytes, in Base64
     */
    record Closed(String keyId, String text) {
        @Override
        public String toString() {
            return "Closed[" + keyId + "]";
        }
    }

    /**
     * Seals bytes, bound to the place where they are kept.
     *
     * @param place names the row, such as {@code "totp/…"}
     */
    Closed close(byte[] open, String place);

    /**
     * Opens what was sealed for the same place.
     *
     * @throws IllegalStateException when its key is gone, or it was changed or moved
     */
    byte[] open(Closed closed, String place);
}
