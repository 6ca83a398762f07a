package vn.nhip.server.reconciliation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import vn.nhip.contract.results.CaptureNote;
import vn.nhip.contract.results.PortalAnswer;
import vn.nhip.contract.results.SourceFile;
import vn.nhip.core.index.Period;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** Fills an empty database with the bundled sample, before the first page is served. */
@Component
class BundledSample implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(BundledSample.class);
    private static final String FOLDER = "sample/phu-tho-2026-08/";

    private final PortalImport portalImport;
    private final PortalCaptures captures;
    private final boolean wanted;

    BundledSample(PortalImport portalImport, PortalCaptures captures, @Value("${nhip.sample}") boolean wanted) {
        this.portalImport = portalImport;
        this.captures = captures;
        this.wanted = wanted;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (wanted && captures.revision() == 0) {
            Viewers.run(Viewer.machine("nhip start"), this::load);
        }
    }

    private void load() {
        CaptureNote note = CaptureNote.of(text("manifest.json"));
        note.files().forEach(file -> load(file, note));
        log.info("Đã nạp số liệu mẫu {} vào cơ sở dữ liệu trống", FOLDER);
    }

    private void load(String name, CaptureNote note) {
        SourceFile source = SourceFile.of(name, text(name).getBytes(StandardCharsets.UTF_8));
        Period period = note.period(name).orElseThrow();
        OffsetDateTime capturedAt = note.capturedAt(name).orElseThrow();
        ImportOutcome outcome = portalImport.store(new PortalImport.Read(
                name, source, PortalAnswer.of(source), new Circumstances(period, capturedAt, null, List.of())));
        if (outcome instanceof ImportOutcome.Refused refused) {
            throw new IllegalStateException("bundled sample " + name + " refused: " + refused.reason());
        }
    }

    private static String text(String name) {
        try {
            return new ClassPathResource(FOLDER + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
