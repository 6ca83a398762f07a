package vn.nhip.server.decisions;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** At the start of the server, files of rules in the data folder that nobody approved become proposals; they hold when somebody does. */
@Component
@ConditionalOnProperty(name = "nhip.database.purpose", havingValue = "server")
class OfferedFiles implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(OfferedFiles.class);

    private final Decisions decisions;
    private final RulesInForce rules;
    private final Path home;

    OfferedFiles(Decisions decisions, RulesInForce rules, @Value("${nhip.home}") Path home) {
        this.decisions = decisions;
        this.rules = rules;
        this.home = home;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        // The first start takes over what held before; what comes later is an offer.
        rules.calendars();
        RuleFiles.read(home)
                .texts()
                .forEach((name, text) -> Viewers.run(Viewer.machine("rules"), () -> offer(name, text)));
    }

    private void offer(String name, String text) {
        try {
            Long id = decisions.offer(name, text);
            if (id != null) {
                LOG.warn(
                        "Tệp quy tắc {} trong thư mục dữ liệu chưa được duyệt nên chưa có hiệu lực:"
                                + " người có quyền duyệt mở trang /decisions/{}",
                        name,
                        id);
            }
        } catch (RuleMistakes e) {
            LOG.warn(
                    "Tệp quy tắc {} trong thư mục dữ liệu có lỗi nên không thành đề nghị; sửa tệp rồi khởi động lại: {}",
                    name,
                    String.join("; ", e.mistakes()));
        }
    }
}
