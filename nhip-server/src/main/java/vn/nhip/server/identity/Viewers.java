package vn.nhip.server.identity;

/**
 * Who is asking now. Bound around each request and each piece of background work; where nothing was bound it is {@link Viewer#ANYONE}, so what
 * was forgotten sees only what is public.
 */
public final class Viewers {
    private static final ScopedValue<Viewer> NOW = ScopedValue.newInstance();

    private Viewers() {}

    /** Who is asking. */
    public static Viewer now() {
        return NOW.orElse(Viewer.ANYONE);
    }

    /** Does something on behalf of somebody; nested calls on behalf of others end with them. */
    public static <T, X extends Throwable> T as(Viewer viewer, ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(NOW, viewer).call(work);
    }

    /** The same where nothing is answered. */
    public static void run(Viewer viewer, Runnable work) {
        ScopedValue.where(NOW, viewer).run(work);
    }
}
