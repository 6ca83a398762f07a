package vn.nhip.server.cases.intake;

/** Too much is waiting to be written; to be sent again in a moment. Nothing of it was taken. */
public final class IntakeBusy extends RuntimeException {

    public IntakeBusy(String message) {
        super(message);
    }
}
