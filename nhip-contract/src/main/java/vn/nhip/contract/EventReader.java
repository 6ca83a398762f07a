package vn.nhip.contract;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.Problem.Kind;

/**
 * Reads CloudEvents 1.0 from an input, one at a time: a JSON batch ({@code application/cloudevents-batch+json}) or JSON lines (one
 * structured event on each line). An event that cannot be read comes as {@link EventRead.Unread}, and the reading goes on behind it; an input
 * that breaks off gives what was read and one {@link Problem.Kind#UNREADABLE}. Never throws on what it reads, and never holds more than one
 * event: a line of a gigabyte is passed over.
 *
 * <p>Not for two threads at once. The caller closes the input.
 */
public final class EventReader implements Iterator<EventRead> {
    /** Media type of one event. */
    public static final String EVENT_TYPE = "application/cloudevents+json";

    /** Media type of a batch. */
    public static final String BATCH_TYPE = "application/cloudevents-batch+json";

    private final InputWindow window;
    private final Cutter cutter;
    private final Limits limits;
    private final EventParser parser = new EventParser();
    private boolean begun;
    private boolean over;
    private long events;
    private @Nullable EventRead next;

    /**
     * How much is read.
     *
     * @param eventBytes bytes that one event may have
     * @param events how many events an input may have
     * @param inputBytes bytes that an input may have, unpacked
     */
    public record Limits(int eventBytes, long events, long inputBytes) {
        /** What an event may have anywhere: 256 KB. */
        public static final int EVENT_BYTES = 256 * 1024;

        /** A request: 10,000 events, 64 MB unpacked. */
        public static final Limits REQUEST = new Limits(EVENT_BYTES, 10_000, 64L << 20);

        /** A file: as long as it is. */
        public static final Limits FILE = new Limits(EVENT_BYTES, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    private EventReader(InputWindow window, Cutter cutter, Limits limits) {
        this.window = window;
        this.cutter = cutter;
        this.limits = limits;
    }

    /** The events of a JSON array. */
    public static EventReader batch(InputStream in, Limits limits) {
        InputWindow window = new InputWindow(in, limits.inputBytes());
        return new EventReader(window, new BatchCutter(window, limits.eventBytes()), limits);
    }

    /** The events of a JSON array. */
    public static EventReader batch(byte[] body, Limits limits) {
        return batch(new ByteArrayInputStream(body), limits);
    }

    /** One event on each line. */
    public static EventReader lines(InputStream in, Limits limits) {
        InputWindow window = new InputWindow(in, limits.inputBytes());
        return new EventReader(window, new LineCutter(window, limits.eventBytes()), limits);
    }

    /** One event in the structured form. */
    public static EventRead event(byte[] body) {
        if (body.length > Limits.EVENT_BYTES) {
            return new EventRead.Unread(
                    tooLarge(Limits.EVENT_BYTES), "sự kiện", WireText.shown(body, 0, 4_096), null, null);
        }
        int from = ByteOrderMark.length(body, 0, body.length);
        return new EventParser().read(body, from, body.length, "sự kiện");
    }

    /**
     * One event in the binary form: its attributes in headers, its data in the body.
     *
     * @param header the value of a header by its lower-case name, {@code null} when it is not there
     */
    public static EventRead binary(Function<String, @Nullable String> header, byte[] body) {
        return event(BinaryEvent.structured(header, body));
    }

    @Override
    public boolean hasNext() {
        if (next == null && !over) {
            next = read();
            over |= next == null;
        }
        return next != null;
    }

    @Override
    public EventRead next() {
        EventRead read = hasNext() ? next : null;
        if (read == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return read;
    }

    private @Nullable EventRead read() {
        if (!begun) {
            begun = true;
            String wrong = ByteOrderMark.skip(window);
            if (wrong != null) {
                return last(encoding(wrong), "đầu tệp");
            }
        }
        Cutter.Cut cut = cutter.cut();
        if (cut != Cutter.Cut.END && ++events > limits.events()) {
            return last(tooMany(limits.events()), cutter.place());
        }
        return switch (cut) {
            case EVENT -> parser.read(cutter.bytes(), cutter.from(), cutter.to(), cutter.place());
            case TOO_LARGE -> unread(tooLarge(limits.eventBytes()), cutter.place());
            case CUT_OFF -> last(brokenOff(), cutter.place());
            case WRONG_FORM -> last(window.isWhole() ? notABatch() : brokenOff(), cutter.place());
            case END -> null;
        };
    }

    private EventRead last(Problem problem, String place) {
        over = true;
        return unread(problem, place);
    }

    private EventRead unread(Problem problem, String place) {
        String raw = WireText.shown(cutter.bytes(), cutter.from(), cutter.to() - cutter.from());
        return new EventRead.Unread(problem, place, raw, null, null);
    }

    private Problem brokenOff() {
        if (window.state() == InputWindow.State.TOO_LARGE) {
            return new Problem(
                    Kind.TOO_LARGE,
                    "",
                    "the input is larger than " + limits.inputBytes() + " bytes unpacked; what came before was read",
                    "Dữ liệu gửi lớn hơn " + limits.inputBytes()
                            + " byte sau khi giải nén. Phần trước đã đọc; hãy chia nhỏ phần còn lại rồi gửi tiếp.");
        }
        return new Problem(
                Kind.UNREADABLE,
                "",
                "the input ends in the middle (cut off, or a damaged archive); what came before was read",
                "Dữ liệu bị đứt giữa chừng (tệp bị cắt hoặc tệp nén hỏng). Phần trước đã đọc; hãy gửi lại cả tệp, phần đã có sẽ không bị"
                        + " tính hai lần.");
    }

    private static Problem notABatch() {
        return new Problem(
                Kind.UNREADABLE,
                "",
                "a batch is one JSON array of events [{…}, {…}]; this is not, or something follows it",
                "Lô sự kiện phải là một mảng JSON [{…}, {…}], sau đó không còn gì. Hãy gửi theo mẫu trong tài liệu.");
    }

    private static Problem encoding(String encoding) {
        return new Problem(
                Kind.UNREADABLE,
                "",
                "the input is " + encoding + "; expected JSON in UTF-8",
                "Dữ liệu là " + encoding
                        + ", không phải JSON với bảng mã UTF-8. Hãy lưu lại bằng UTF-8 (không nén) rồi gửi lại.");
    }

    private static Problem tooLarge(long most) {
        return new Problem(
                Kind.TOO_LARGE,
                "",
                "the event is larger than " + most + " bytes",
                "Sự kiện lớn hơn " + most + " byte. Hãy gửi đường dẫn tới tệp thay cho nội dung tệp.");
    }

    private static Problem tooMany(long most) {
        return new Problem(
                Kind.TOO_LARGE,
                "",
                "more than " + most + " events in one input; the first " + most + " were read",
                "Có hơn " + most + " sự kiện trong một lần gửi; " + most
                        + " sự kiện đầu đã đọc. Hãy gửi phần còn lại trong lần khác.");
    }
}
