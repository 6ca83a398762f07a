package vn.nhip.server.cases.persons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nhip.contract.EventReader;
import vn.nhip.server.audit.RecordingAudit;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.EventRecords;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.cases.secrecy.SealRotation;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.HeldRoles;

/**
 * An invented person with conspicuous values goes through everything that handles persons, and then everything that was written anywhere is searched
 * for those values: logs, pages that are not for persons, addresses, the audit log, the data folder, every table, the files of the database.
 */
@SpringBootTest(
        properties = {
            "nhip.sample=off",
            "nhip.home=target/leak-home",
            "logging.level.vn.nhip=debug",
            "logging.level.org.springframework.web=debug",
            "logging.level.org.springframework.jdbc=debug"
        })
@AutoConfigureMockMvc
@Import(PersonsWiring.class)
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
@ExtendWith(OutputCaptureExtension.class)
class NothingPersonalLeaksTests {
    private static final String SOURCE = "ro-ri";
    private static final String CODE = "H99.01-260302-999001";
    private static final String BROKEN = "H99.01-260302-999002";
    private static final String WHY = "gọi hẹn lại ngày trả kết quả";
    private static final String NAME = "Khuêê Tú Quỳnhh Bịa";
    private static final String NUMBER = "099199123457";
    private static final String PHONE = "0987604399";
    private static final String EMAIL = "khuee.quynhh@bia-dat.vn";
    private static final String ADDRESS = "Ngõ Cá Chéép, thôn Giả Địnhh";
    private static final List<String> VALUES = List.of("Khuêê", "Quỳnhh", NUMBER, PHONE, "khuee", "Chéép", "Địnhh");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MockMvcTester mvc;
    private final Intake intake;
    private final SealRotation rotation;
    private final RecordingAudit audit;
    private final PersonsWiring.RequestsOf requests;
    private final JdbcClient jdbc;
    private final Path home;
    private final Accounts accounts;
    private final HeldRoles roles;
    /** Everything that was answered and is not the page that shows a person. */
    private final List<String> answers = new ArrayList<>();

    NothingPersonalLeaksTests(
            MockMvcTester mvc,
            Intake intake,
            SealRotation rotation,
            RecordingAudit audit,
            PersonsWiring.RequestsOf requests,
            JdbcClient jdbc,
            @Value("${nhip.home}") Path home,
            Accounts accounts,
            HeldRoles roles) {
        this.accounts = accounts;
        this.roles = roles;
        this.mvc = mvc;
        this.intake = intake;
        this.rotation = rotation;
        this.audit = audit;
        this.requests = requests;
        this.jdbc = jdbc;
        this.home = home;
    }

    private static String event(String id, String code, String time, String channel, String number) {
        return """
                {"specversion":"1.0","id":"%s","source":"%s","type":"vn.nhip.case.submitted.v1","subject":"%s","time":"%s",\
                "data":{"agency":"H99.01","channel":"%s","person":{"name":"%s","identityNumber":%s,"phone":"%s",\
                "email":"%s","address":"%s"}}}""".formatted(id, SOURCE, code, time, channel, NAME, number, PHONE, EMAIL, ADDRESS);
    }

    @Test
    void nothingOfAPersonIsWhereItDoesNotBelong(CapturedOutput logs) throws IOException {
        Account clerk = accounts.create("can-bo-thu", "Cán bộ Thử", false);
        roles.give(clerk.id(), Role.ANALYST, null, null);
        requests.are(new Viewer(
                Viewer.Kind.PERSON, clerk.id(), clerk.name(), allPermissions(), Reach.EVERYTHING, "127.0.0.1"));
        takeEvents();
        importATable();
        lookAround();
        String looked = openAndAsk();
        assertThat(looked).as("the person's own page does show it").contains(NAME, NUMBER);

        assertThat(String.join("\n", answers)).doesNotContain(VALUES);
        assertThat(audit.entries()).isNotEmpty();
        assertThat(audit.entries().toString()).doesNotContain(VALUES);
        assertThat(tables())
                .isNotEmpty()
                .allSatisfy(table ->
                        assertThat(rows(table)).as(table).doesNotContain(VALUES).doesNotContain(hex()));
        assertThat(filesWithValues(home)).isEmpty();
        assertThat(filesWithValues(databaseFolder())).isEmpty();
        assertThat(logs.getAll()).as("the logs are at DEBUG").contains("DEBUG").doesNotContain(VALUES);
    }

    private static Set<Permission> allPermissions() {
        return EnumSet.allOf(Permission.class);
    }

    private void takeEvents() {
        List<Incoming> records = new ArrayList<>();
        for (String event : List.of(
                event("1", CODE, "2026-03-02T08:00:00+07:00", "ONLINE", "\"" + NUMBER + "\""),
                event("2", CODE, "2026-03-02T09:00:00+07:00", "BUU CHINH", "\"" + NUMBER + "\""),
                event("3", BROKEN, "2199-03-02T09:00:00+07:00", "ONLINE", "\"" + NUMBER + "\""),
                event("4", BROKEN, "2026-03-02T09:00:00+07:00", "ONLINE", NUMBER),
                event("5", BROKEN, "2026-03-02T09:00:00+07:00", "ONLINE", "{\"x\":\"" + NAME + "\"}"),
                "{\"person\": {\"name\": \"" + NAME + "\", " + NUMBER)) {
            records.add(EventRecords.incoming(EventReader.event(event.getBytes(StandardCharsets.UTF_8)), SOURCE));
        }
        intake.take(new Delivery(SOURCE, Unknowns.ACCEPT, "thử"), records);
    }

    private void importATable() throws IOException {
        String table = "Mã hồ sơ,Mã TTHC,Kênh nộp,Chủ hồ sơ,Số CCCD,Điện thoại,Ngày tiếp nhận\n"
                + "H99.01-L-1,1.000001,Trực tuyến," + NAME + "," + NUMBER + "," + PHONE + ",02/03/2026 08:00\n"
                + "H99.01-L-2,1.000001,Trực tuyến," + NAME + "," + NUMBER + "," + PHONE + ",hôm kia\n";
        MockMultipartFile file = new MockMultipartFile("file", "so.csv", null, table.getBytes(StandardCharsets.UTF_8));
        MvcTestResult brought =
                mvc.post().uri("/cases/import").multipart().file(file).exchange();
        String address = Objects.requireNonNull(brought.getResponse().getRedirectedUrl());
        look(address);
        post(address, "action", "start");
        await(
                "the import ends",
                () -> jdbc.sql("select count(*) from cases.import where status = 'DONE'")
                                .query(Long.class)
                                .single()
                        > 0);
        Path upload = home.resolve("uploads").resolve(address.substring(address.lastIndexOf('/') + 1));
        await("the file goes then", () -> Files.notExists(upload));
        look(address);
        look("/cases/import");
    }

    private static void await(String what, BooleanSupplier done) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(until);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private void lookAround() throws IOException {
        for (String address : List.of(
                "/cases",
                "/cases.csv",
                "/cases/" + CODE,
                "/cases/" + CODE + "/days.csv",
                "/cases/" + BROKEN,
                "/cases/H99.01-khong-co",
                "/lookup?code=" + CODE,
                "/cases/quarantine",
                "/cases/quarantine.csv",
                "/cases/persons?codes=" + CODE,
                "/actuator/health",
                "/actuator/info",
                "/actuator/metrics")) {
            look(address);
        }
        for (long record :
                jdbc.sql("select id from cases.quarantine").query(Long.class).list()) {
            look("/cases/quarantine/" + record);
        }
        // What is wrong on purpose is answered with a page that does not repeat it.
        post("/cases/" + CODE + "/person", "purpose", "contact", "words", "gọi " + NAME + " số " + PHONE);
        post("/cases/" + CODE + "/person", "purpose", NUMBER, "words", WHY);
        post("/cases/persons/erase", "code", CODE, "words", "xóa của " + NAME);
        post("/cases/persons/requests", "codes", CODE, "kind", NAME, "received", NUMBER, "words", NAME);
        post("/cases/persons/correct", "code", CODE, "name", NAME, "words", "sửa thành " + NAME);
    }

    /** Ends with a rotation and an erasure, so that what they do is searched too. */
    private String openAndAsk() throws IOException {
        String opened = text(exchange("/cases/" + CODE + "/person", "purpose", "contact", "words", WHY));
        exchange("/cases/persons/export.json", "codes", CODE, "words", WHY);
        post("/cases/persons/correct", "code", CODE, "address", ADDRESS + " 2", "words", WHY);
        rotation.begin();
        rotation.reseal(done -> {});
        post("/cases/persons/erase", "code", "H99.01-L-1", "words", WHY);
        look("/cases/" + CODE);
        return opened;
    }

    private void look(String address) throws IOException {
        keep(mvc.get().uri(address).exchange());
    }

    private void post(String address, String... namesAndValues) throws IOException {
        keep(exchange(address, namesAndValues));
    }

    private void keep(MvcTestResult answer) throws IOException {
        answers.add(text(answer));
        answers.add(String.valueOf(answer.getResponse().getRedirectedUrl()));
        answer.getResponse()
                .getHeaderNames()
                .forEach(name -> answers.add(answer.getResponse().getHeader(name)));
    }

    private MvcTestResult exchange(String address, String... namesAndValues) {
        var request = mvc.post().uri(address);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request = request.param(namesAndValues[i], namesAndValues[i + 1]);
        }
        return request.exchange();
    }

    private static String text(MvcTestResult answer) throws IOException {
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private List<String> tables() {
        return jdbc.sql("""
                        select format('%I.%I', table_schema, table_name) from information_schema.tables
                        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                        """).query((row, number) -> row.getString(1)).list();
    }

    private String rows(String table) {
        return String.join(
                "\n",
                jdbc.sql("select t::text from " + table + " t")
                        .query((row, number) -> row.getString(1))
                        .list());
    }

    /** As bytes that are not sealed would be printed. */
    private static List<String> hex() {
        return VALUES.stream()
                .map(value -> HexFormat.of()
                        .formatHex(value.getBytes(StandardCharsets.UTF_8))
                        .toLowerCase(Locale.ROOT))
                .toList();
    }

    private Path databaseFolder() {
        jdbc.sql("checkpoint").update();
        return Path.of(jdbc.sql("show data_directory").query(String.class).single());
    }

    private static List<Path> filesWithValues(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && holdsAValue(file)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                return gone(failure);
            }
        });
        return found;
    }

    private static boolean holdsAValue(Path file) throws IOException {
        try {
            // Bytes as they are: one character each.
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            return VALUES.stream().anyMatch(value -> content.contains(asBytes(value)));
        } catch (NoSuchFileException removed) {
            gone(removed);
            return false;
        }
    }

    /** The database works while its folder is read, and takes files away: those hold nothing any more. */
    private static FileVisitResult gone(IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    private static String asBytes(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
