package vn.nhip.server.cases.mapping;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.Problem;
import vn.nhip.server.cases.intake.Incoming;

/** What a mapping makes of a file, all of it. */
record Reading(List<CaseMessage> messages, List<Incoming.Unread> unread, List<String> unused, long records) {

    /** A mapping of a one-stop counter's export, as most tests need it. */
    static final String COUNTER = """
            title: Sổ theo dõi của Xã Ví Dụ
            source: urn:example:vi-du
            file: {format: csv}
            tables:
              kenh:
                values: {"1": direct, "2": online, "3": postal}
              trang_thai:
                values: {Đang xử lý: open, Đã trả kết quả: returned, Rút hồ sơ: withdrawn}
            case: ${Mã hồ sơ}
            person:
              name: ${Chủ hồ sơ}
            events:
              - type: submitted
                time: ${Ngày tiếp nhận}
                fields:
                  procedure: ${Mã TTHC}
                  channel: {value: "${Kênh}", table: kenh}
              - type: accepted
                time: ${Ngày tiếp nhận}
                fields:
                  procedure: ${Mã TTHC}
                  due: ${Ngày hẹn trả}
              - type: returned
                when:
                  - {column: Trạng thái, table: trang_thai, equals: returned}
                time: ${Ngày trả}
            """;

    static final String HEADER = "Mã hồ sơ,Mã TTHC,Kênh,Chủ hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả,Trạng thái\n";

    static Reading of(String mapping, String file) {
        return of(mapping, file.getBytes(StandardCharsets.UTF_8));
    }

    static Reading of(String mapping, byte[] file) {
        return of(mapping, file, "tep.csv");
    }

    static Reading of(String mapping, byte[] file, String name) {
        List<CaseMessage> messages = new ArrayList<>();
        List<Incoming.Unread> unread = new ArrayList<>();
        try (MappedFile mapped =
                MappedFile.open(Mapping.read(mapping, "m.yaml"), new ByteArrayInputStream(file), name, file.length)) {
            mapped.forEachRemaining(incoming -> {
                switch (incoming) {
                    case Incoming.Read read -> messages.add(read.message());
                    case Incoming.Unread one -> unread.add(one);
                }
            });
            return new Reading(messages, unread, mapped.unused(), mapped.records());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    List<String> kinds() {
        return messages.stream().map(message -> message.fact().kind().name()).toList();
    }

    List<String> codes() {
        return messages.stream().map(CaseMessage::caseCode).distinct().toList();
    }

    List<String> places() {
        return unread.stream().map(Incoming.Unread::place).toList();
    }

    List<Problem.Kind> problems() {
        return unread.stream().map(one -> one.problem().kind()).toList();
    }
}
