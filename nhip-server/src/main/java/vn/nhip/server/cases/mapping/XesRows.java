package vn.nhip.server.cases.mapping;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.Problem;

/**
 * The traces and events of an event log in XES (IEEE 1849). What a trace says of itself is told once, when its first event begins or it
 * ends. A document type, and with it every entity, is refused before anything is read.
 */
final class XesRows implements Rows {
    private static final int ATTRIBUTES_MAX = 10_000;
    private static final int DEEPEST = 20;
    private static final long BYTES_WITHOUT_TAG_MAX = 4L << 20;
    private static final int COLUMNS_TOLD = 1_000;

    private final FileBytes bytes;
    private final Bounded content;
    private final XMLStreamReader xml;
    private final FileForm form;
    private final String file;
    private final Set<String> columns = new LinkedHashSet<>();
    private Map<String, String> trace = new HashMap<>();
    private boolean inTrace;
    private boolean traceTold;
    /** The first event of a trace, waiting until its trace is told. */
    private @Nullable Found waiting;

    private long traces;
    private long events;
    private boolean ended;

    /**
     * Opens it.
     *
     * @throws FileUnfit when it is no log, or declares a document type
     */
    XesRows(FileBytes bytes, FileForm form, String file) throws IOException {
        this.bytes = bytes;
        this.form = form;
        this.file = file;
        content = new Bounded(bytes.content());
        try {
            xml = factory().createXMLStreamReader(content);
            begin();
        } catch (XMLStreamException e) {
            throw FileUnfit.unreadable(
                    "not XML: " + oneLine(e),
                    "Không phải tệp XES (XML) đọc được. Hãy kiểm tra tệp có bị cắt, sai bảng mã hay không.");
        }
    }

    private static XMLInputFactory factory() {
        // The JDK's own, whatever else lies on the class path.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        return factory;
    }

    private void begin() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw FileUnfit.unreadable(
                        "a document type (DTD) is declared; expected none, XES needs none",
                        "Tệp XES có khai báo DTD hoặc thực thể, có thể là tệp phá hoại; không đọc gì từ tệp này."
                                + " Hãy xuất lại XES không có DTD.");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (!xml.getLocalName().equals("log")) {
                    throw FileUnfit.unreadable(
                            "the root is " + xml.getLocalName() + "; expected log",
                            "Không phải tệp XES: phần tử gốc là <" + xml.getLocalName() + ">, cần <log>.");
                }
                return;
            }
        }
    }

    @Override
    public @Nullable Found next() {
        if (ended) {
            return null;
        }
        if (waiting != null) {
            Found first = waiting;
            waiting = null;
            return first;
        }
        try {
            Found found = advance();
            ended = found == null;
            return found;
        } catch (XMLStreamException e) {
            ended = true;
            IOException broken = content.broken;
            return broken != null
                    ? MappedFile.cutOff(place(), broken)
                    : new Broken(
                            place(),
                            new Problem(
                                    Problem.Kind.UNREADABLE,
                                    "",
                                    "XML cannot be read on: " + oneLine(e),
                                    "XML sai hoặc bị cắt từ đây; phần trước đã được đọc. Hãy xuất lại tệp rồi nạp lại."),
                            "");
        }
    }

    private @Nullable Found advance() throws XMLStreamException {
        while (xml.hasNext()) {
            content.sinceTag = 0;
            int what = xml.next();
            if (what == XMLStreamConstants.START_ELEMENT) {
                Found found = begun(xml.getLocalName());
                if (found != null) {
                    return found;
                }
            } else if (what == XMLStreamConstants.END_ELEMENT && inTrace) {
                // Every other element was read to its end.
                inTrace = false;
                if (!traceTold) {
                    return told();
                }
            }
        }
        return null;
    }

    private @Nullable Found begun(String element) throws XMLStreamException {
        switch (element) {
            case "trace" -> {
                traces++;
                events = 0;
                trace = new HashMap<>();
                inTrace = true;
                traceTold = false;
            }
            case "event" -> {
                events++;
                Map<String, String> attributes = new HashMap<>(32);
                children(attributes, "", 0);
                Map<String, String> ofTrace = inTrace ? trace : Map.of();
                Found event = new Whole(new XesRow(Each.EVENT, place(), ofTrace, attributes, form, file));
                if (traceTold || !inTrace) {
                    return event;
                }
                waiting = event;
                return told();
            }
            default -> {
                attribute(inTrace ? trace : null, XesRow.TRACE, 0);
                return inTrace && traceTold ? late() : null;
            }
        }
        return null;
    }

    private Found late() {
        return new Broken(
                place(),
                new Problem(
                        Problem.Kind.WRONG_FORM,
                        "",
                        "an attribute of the trace behind its events; expected before them",
                        "Thuộc tính của trace nằm sau các sự kiện nên không được tính. Hãy xuất lại tệp theo chuẩn XES."),
                "");
    }

    private Found told() {
        traceTold = true;
        return new Whole(new XesRow(Each.TRACE, tracePlace(), trace, Map.of(), form, file));
    }

    /** The attributes within an element whose start was just read, to its end. */
    private void children(@Nullable Map<String, String> into, String path, int depth) throws XMLStreamException {
        while (xml.hasNext()) {
            content.sinceTag = 0;
            int what = xml.next();
            if (what == XMLStreamConstants.START_ELEMENT) {
                attribute(into, path, depth);
            } else if (what == XMLStreamConstants.END_ELEMENT) {
                return;
            }
        }
    }

    /** One attribute with what is nested in it; its start was just read. Null for those of the log itself, which are no columns. */
    private void attribute(@Nullable Map<String, String> into, String path, int depth) throws XMLStreamException {
        if (depth > DEEPEST || (into != null && into.size() > ATTRIBUTES_MAX)) {
            throw new XMLStreamException(
                    depth > DEEPEST ? "attributes nested too deep" : "more than " + ATTRIBUTES_MAX + " attributes");
        }
        String key = xml.getAttributeValue(null, "key");
        String value = xml.getAttributeValue(null, "value");
        String name = key == null ? path : path + key;
        if (into != null && key != null && value != null) {
            into.putIfAbsent(name, value);
            if (columns.size() < COLUMNS_TOLD) {
                columns.add(name);
            }
        }
        // The values of a list stand in an element of their own that has no key.
        children(into, key == null ? path : name + "/", depth + 1);
    }

    private String place() {
        return events == 0 ? tracePlace() : tracePlace() + ", sự kiện " + events;
    }

    private String tracePlace() {
        String name = trace.get(XesRow.TRACE + "concept:name");
        return "trace " + (name == null ? "thứ " + traces : name);
    }

    private static String oneLine(XMLStreamException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }

    @Override
    public List<String> columns() {
        return List.copyOf(columns);
    }

    @Override
    public double share() {
        return bytes.share();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** Stops a text that never ends before it fills the memory, and remembers what went wrong below. */
    private static final class Bounded extends FilterInputStream {
        private long sinceTag;
        private @Nullable IOException broken;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (sinceTag > BYTES_WITHOUT_TAG_MAX) {
                broken = new IOException("a text of more than " + BYTES_WITHOUT_TAG_MAX + " bytes");
                throw broken;
            }
            try {
                int read = super.read(into, offset, length);
                sinceTag += Math.max(0, read);
                return read;
            } catch (IOException e) {
                broken = e;
                throw e;
            }
        }
    }
}
