package vn.nhip.simulator.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.EventTypes;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.story.Told;

/**
 * A buffer of events in the structured form of CloudEvents, written byte by byte: {@link vn.nhip.contract.EventReader} reads back what was
 * told. Optional attributes ({@code dataschema}, {@code datacontenttype}) and flags that do not hold are left out. For one thread.
 */
public final class EventBytes {
    private static final int EVENT_MAX = 8192;
    private static final int DAY = 86_400;
    private static final byte[] DIGITS = ascii("0123456789");
    private static final byte[] HEAD = ascii("{\"specversion\":\"1.0\",\"source\":\"");
    private static final byte[] ID = ascii("\",\"id\":\"");
    private static final byte[] SUBJECT = ascii("\",\"subject\":\"");
    private static final byte[] TIME = ascii("\",\"time\":\"");
    private static final byte[] DATA = ascii("Z\",\"data\":{");
    private static final Map<CaseFact.Kind, byte[]> TYPES = new EnumMap<>(CaseFact.Kind.class);

    static {
        for (CaseFact.Kind kind : CaseFact.Kind.values()) {
            TYPES.put(kind, ascii("\",\"type\":\"" + EventTypes.of(kind)));
        }
    }

    /** Texts that come again and again, as JSON; codes of cases are never among them. */
    private final Map<String, byte[]> texts = new HashMap<>();

    private byte[] bytes;
    private int length;
    private boolean firstField;
    private long day = Long.MIN_VALUE;
    private final byte[] dayText = ascii("0000-00-00T");

    public EventBytes(int size) {
        this.bytes = new byte[Math.max(size, EVENT_MAX)];
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public int length() {
        return length;
    }

    public void clear() {
        length = 0;
    }

    /** Writes what is there, and forgets it. */
    public void drainTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }

    /** A copy of what is there. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** Adds one byte: a comma or bracket of a batch, the end of a line. */
    public void add(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
    }

    /**
     * Adds an event, without the end of its line.
     *
     * @throws IllegalArgumentException when it cannot be written; of it nothing is added then
     */
    public void add(Event event) {
        int before = length;
        boolean whole = false;
        try {
            write(event);
            whole = true;
        } finally {
            if (!whole) {
                length = before;
            }
        }
    }

    private void write(Event event) {
        Told what = event.what();
        room(EVENT_MAX);
        put(HEAD);
        put(cached(event.story().source()));
        put(ID);
        text(event.story().code());
        bytes[length++] = '.';
        number(event.step());
        put(of(what.fact().kind()));
        put(SUBJECT);
        text(event.story().code());
        put(TIME);
        time(what.occurred());
        put(DATA);
        firstField = true;
        fields(what.fact());
        bytes[length++] = '}';
        bytes[length++] = '}';
    }

    private static byte[] of(CaseFact.Kind kind) {
        return Objects.requireNonNull(TYPES.get(kind), "a type for every kind");
    }

    private void fields(CaseFact fact) {
        switch (fact) {
            case CaseFact.Submitted it -> {
                field("procedure", it.procedure());
                field("caseKind", it.caseKind());
                field("agency", it.agency());
                field("channel", it.channel());
                field("subject", it.subject());
                field("abstractText", it.abstractText());
            }
            case CaseFact.Accepted it -> {
                field("procedure", it.procedure());
                field("caseKind", it.caseKind());
                field("agency", it.agency());
                field("channel", it.channel());
                field("due", it.due());
            }
            case CaseFact.ComponentAttached it -> {
                field("component", it.component());
                flag("digitised", it.digitised());
                flag("reused", it.reused());
                flag("fromPersonalStore", it.fromPersonalStore());
                flag("signed", it.signed());
            }
            case CaseFact.ResultAttached it -> {
                field("result", it.result());
                once("link", it.link());
                flag("signed", it.signed());
                flag("toPersonalStore", it.toPersonalStore());
            }
            case CaseFact.FeeRequired it -> {
                field("amount", it.amount());
                field("fee", it.fee());
            }
            case CaseFact.FeePaid it -> {
                if (it.amount() != null) {
                    field("amount", it.amount());
                }
                field("gateway", it.gateway());
            }
            case CaseFact.StepStarted it -> {
                field("step", it.step());
                field("agency", it.agency());
                field("due", it.due());
            }
            case CaseFact.StepFinished it -> {
                field("step", it.step());
                field("agency", it.agency());
                field("outcome", it.outcome());
            }
            case CaseFact.Extended it -> {
                field("due", it.due());
                flag("apology", it.apology());
                field("reason", it.reason());
            }
            case CaseFact.SynchronisationFailed it -> {
                field("answer", it.answer());
                field("message", it.message());
            }
            case CaseFact.Rated it -> {
                name("satisfied");
                put(ascii(Boolean.toString(it.satisfied())));
                if (it.stars() != null) {
                    field("stars", (long) it.stars());
                }
            }
            case CaseFact.Corrected it -> corrected(it);
            case CaseFact.PopulationDataUsed it -> field("database", it.database());
            case CaseFact.FeeWaived it -> field("reason", it.reason());
            case CaseFact.Declined it -> field("reason", it.reason());
            case CaseFact.SupplementRequested it -> field("reason", it.reason());
            case CaseFact.SupplementReceived it -> field("due", it.due());
            case CaseFact.Suspended it -> field("reason", it.reason());
            case CaseFact.Withdrawn it -> field("reason", it.reason());
            case CaseFact.Stopped it -> field("reason", it.reason());
            case CaseFact.Returned it -> field("channel", it.channel());
            case CaseFact.Synchronised it -> field("answer", it.answer());
            case CaseFact.Petitioned it -> field("petition", it.petition());
            case CaseFact.IdentityVerified ignored -> {}
            case CaseFact.Resumed ignored -> {}
            case CaseFact.Completed ignored -> {}
        }
    }

    private void corrected(CaseFact.Corrected it) {
        field("source", it.source());
        name("id");
        bytes[length++] = '"';
        text(it.id());
        bytes[length++] = '"';
        field("occurred", it.occurred());
        CaseFact fact = it.fact();
        if (fact != null) {
            name("fact");
            put(ascii("{\"type\":\"" + EventTypes.of(fact.kind()) + "\",\"data\":{"));
            firstField = true;
            fields(fact);
            bytes[length++] = '}';
            bytes[length++] = '}';
            firstField = false;
        }
        flag("withdrawn", it.withdrawn());
        field("reason", it.reason());
    }

    private void name(String name) {
        if (!firstField) {
            bytes[length++] = ',';
        }
        firstField = false;
        bytes[length++] = '"';
        text(name);
        bytes[length++] = '"';
        bytes[length++] = ':';
    }

    private void field(String name, @Nullable String value) {
        if (value != null) {
            name(name);
            bytes[length++] = '"';
            put(cached(value));
            bytes[length++] = '"';
        }
    }

    /** Of a text that hardly comes again. */
    private void once(String name, @Nullable String value) {
        if (value != null) {
            name(name);
            bytes[length++] = '"';
            put(escaped(value));
            bytes[length++] = '"';
        }
    }

    private void field(String name, @Nullable Enum<?> value) {
        if (value != null) {
            name(name);
            bytes[length++] = '"';
            text(value.name());
            bytes[length++] = '"';
        }
    }

    private void field(String name, @Nullable Instant value) {
        if (value != null) {
            name(name);
            bytes[length++] = '"';
            time(value.getEpochSecond());
            bytes[length++] = 'Z';
            bytes[length++] = '"';
        }
    }

    private void field(String name, long value) {
        name(name);
        number(value);
    }

    private void flag(String name, boolean value) {
        if (value) {
            name(name);
            put(TRUE);
        }
    }

    private static final byte[] TRUE = ascii("true");

    private void put(byte[] some) {
        // Of what is cached, some may be longer than an event usually is.
        room(some.length + EVENT_MAX / 2);
        System.arraycopy(some, 0, bytes, length, some.length);
        length += some.length;
    }

    private byte[] cached(String text) {
        byte[] known = texts.get(text);
        if (known == null) {
            known = escaped(text);
            if (texts.size() < 100_000) {
                texts.put(text, known);
            }
        }
        return known;
    }

    private static byte[] escaped(String text) {
        StringBuilder json = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A code: letters, digits and punctuation that JSON takes as they are. */
    private void text(String code) {
        room(code.length() + EVENT_MAX / 2);
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c >= 0x7f || c < ' ' || c == '"' || c == '\\') {
                throw new IllegalArgumentException(
                        "code %s has the character U+%04X, which a code must not have".formatted(code, (int) c));
            }
            bytes[length++] = (byte) c;
        }
    }

    private void number(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("number " + value + ", must not be negative");
        }
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = DIGITS[(int) (rest % 10)];
            rest /= 10;
        }
        length += digits;
    }

    /** To the second, without the letter of its zone. */
    private void time(long second) {
        long on = Math.floorDiv(second, (long) DAY);
        if (on != day) {
            day = on;
            byte[] written = ascii(LocalDate.ofEpochDay(on).toString());
            System.arraycopy(written, 0, dayText, 0, written.length);
        }
        put(dayText);
        int of = (int) Math.floorMod(second, (long) DAY);
        two(of / 3600);
        bytes[length++] = ':';
        two(of / 60 % 60);
        bytes[length++] = ':';
        two(of % 60);
    }

    private void two(int value) {
        bytes[length++] = DIGITS[value / 10];
        bytes[length++] = DIGITS[value % 10];
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
