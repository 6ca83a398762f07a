package vn.nhip.server.cases.secrecy;

/** Sealed bytes. */
public final class Sealed {
    private final String keyId;
    private final byte[] bytes;

    /**
     * What was stored.
     *
     * @param keyId which key opens them
     * @param bytes nonce, then cipher text
     */
    public Sealed(String keyId, byte[] bytes) {
        this.keyId = keyId;
        this.bytes = bytes;
    }

    public String keyId() {
        return keyId;
    }

    public byte[] bytes() {
        return bytes;
    }
}
