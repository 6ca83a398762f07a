package vn.nhip.server.catalog.procedures;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Small invented files of procedures, in the shapes of the portal's. */
public final class PublishedFiles {
    static final String HEADER =
            "code,name,promulgator_code,promulgator_name,category_codes,category_names,is_ministry,"
                    + "is_province,is_commune,is_vertical,is_full_process,is_offline_only,formality_type,type,state,channels,"
                    + "online_time,online_unit,post_time,post_unit,direct_time,direct_unit,case_codes,case_days,fee_lines,"
                    + "fee_nonzero_max,result_names,n_profile_components,executing_agencies,subject_types,decision_no,created,updated";

    private PublishedFiles() {}

    /** A procedure of the full file; every part is there unless a test takes it away. */
    public record Full(
            String code, String name, String methods, String cases, String steps, String papers, LocalDate updated) {

        public static Full of(String code, String name) {
            return new Full(
                    code,
                    name,
                    method("DIRECT", "5", "WORKING_DAY", "") + "," + method("ONLINE", "5", "WORKING_DAY", ""),
                    kind(code + ".01", "5", "WORKING_DAY"),
                    "Bước 1: Người dân nộp hồ sơ tại bộ phận một cửa.",
                    "[{\"code\":\"KQ.T.1\",\"name\":\"Đơn đề nghị\",\"originalQty\":1,\"copyQty\":0,\"attachments\":[]}]",
                    LocalDate.of(2026, 4, 15));
        }

        public Full methods(String... all) {
            return new Full(code, name, String.join(",", all), cases, steps, papers, updated);
        }

        public Full cases(String... all) {
            return new Full(code, name, methods, String.join(",", all), steps, papers, updated);
        }

        public Full steps(String text) {
            return new Full(code, name, methods, cases, text, papers, updated);
        }

        public Full papers(String json) {
            return new Full(code, name, methods, cases, steps, json, updated);
        }

        public Full updated(LocalDate day) {
            return new Full(code, name, methods, cases, steps, papers, day);
        }

        public String line() {
            long at = updated.atTime(LocalTime.NOON)
                    .atZone(ZoneId.of("Asia/Ho_Chi_Minh"))
                    .toInstant()
                    .toEpochMilli();
            long decided = LocalDate.of(2026, 1, 16)
                    .atStartOfDay(ZoneId.of("Asia/Ho_Chi_Minh"))
                    .toInstant()
                    .toEpochMilli();
            return """
                    {"code":"%1$s","name":"%2$s","detail":{"code":"%1$s","name":"%2$s",\
                    "executionSteps":[{"name":"","description":"%3$s"}],"executionMethods":[%4$s],"cases":[%5$s],\
                    "executionCases":[{"name":"","profileComponents":%6$s}],"formalityType":"OTHER","state":"ACTIVE",\
                    "type":"STANDARD","isWard":true,"isProvince":false,"isMinistry":false,"isVertical":false,\
                    "isOtherAgency":false,"isFullProcess":false,"isOfflineOnly":false,\
                    "categoriesDetails":[{"name":"Lĩnh vực bịa","code":"T-01"}],\
                    "resultsDetails":[{"name":"Giấy chứng nhận bịa","code":"KQ.T.2"}],\
                    "subjectTypesDetails":[{"name":"Công dân Việt Nam","code":"ĐT1"}],\
                    "departmentsExecuting":[{"name":"Ủy ban nhân dân cấp xã","code":"T.1"}],\
                    "departmentPromulgateCode":"T99","departmentPromulgateName":"Bộ Thử nghiệm",\
                    "procedureProposal":{"proposalNumber":"01/QĐ-THỬ","decisionDate":%7$d},\
                    "updatedAt":%8$d}}""".formatted(code, name, steps, methods, cases, papers, decided, at);
        }

        /** The line of the flat file that says the same. */
        public String flat() {
            return "%s,%s,T99,Bộ Thử nghiệm,T-01,Lĩnh vực bịa,False,False,True,False,False,False,OTHER,STANDARD,ACTIVE,"
                            .formatted(code, name)
                    + "DIRECT|ONLINE,5,WORKING_DAY,,,5,WORKING_DAY,%s.01,5 WORKING_DAY,0,0,Giấy chứng nhận bịa,1,"
                            .formatted(code)
                    + "Ủy ban nhân dân cấp xã,Công dân Việt Nam,,2026-04-01,%s".formatted(updated);
        }
    }

    public static String method(String channel, String amount, String unit, String text) {
        String value = amount.matches("[\\d.]+") ? amount : "\"" + amount + "\"";
        return """
                {"submissionMethod":"%s","processingTime":%s,"processingTimeUnit":"%s","description":"%s","fees":[]}""".formatted(channel, value, unit, text);
    }

    public static String kind(String code, String amount, String unit) {
        return """
                {"name":"Trường hợp %1$s","code":"%1$s","processingDay":{"qty":%2$s,"type":"%3$s"}}""".formatted(code, amount, unit);
    }

    public static Path lines(Path folder, String name, Full... procedures) {
        return write(
                folder.resolve(name), Arrays.stream(procedures).map(Full::line).collect(Collectors.joining("\n")));
    }

    public static Path csv(Path folder, String name, String... lines) {
        return write(folder.resolve(name), HEADER + "\n" + String.join("\n", lines) + "\n");
    }

    static Path write(Path file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
