package vn.nhip.server.cases;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.screen.Refusal;

/**
 * Rows of no single agency: records that wait, files that were brought. They may be about the cases of anybody, so they are for who works over
 * every agency that has cases.
 */
@Component
public class SharedRows {
    /** The agencies of cases, one step of the index for each. */
    private static final String AGENCIES = """
            with recursive known as (
                (select agency from cases.case_file where agency is not null order by agency limit 1)
                union all
                select (select agency from cases.case_file where agency > known.agency order by agency limit 1)
                from known where known.agency is not null
            )
            select agency from known where agency is not null
            """;

    private final JdbcClient jdbc;

    SharedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether whoever asks holds a permission over every agency that has cases. */
    public boolean isOpen(Permission permission) {
        Reach reach = Viewers.now().reach(permission);
        return reach.covers(null)
                || (!(reach instanceof Reach.Nothing)
                        && jdbc.sql(AGENCIES).query(String.class).list().stream()
                                .allMatch(reach::covers));
    }

    /**
     * Lets whoever asks on, or not.
     *
     * @throws Refusal when a permission is not held over every agency that has cases
     */
    public void check(Permission permission) {
        if (!isOpen(permission)) {
            throw Refusal.notAllowed(
                    "Việc này chạm tới hồ sơ của mọi đơn vị",
                    "Cần quyền “%s” ở mọi đơn vị đã có hồ sơ; nhờ chuyên viên của Trung tâm Phục vụ hành chính công."
                            .formatted(permission.vietnamese()));
        }
    }
}
