package vn.nhip.server.decisions;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Publications of a server without a database. */
public final class PublicationsForTests {
    private PublicationsForTests() {}

    /** Nothing was published. */
    public static Publications none() {
        return new Publications(new DecisionStore(JdbcClient.create(new DriverManagerDataSource()))) {
            @Override
            List<Publication> read() {
                return List.of();
            }
        };
    }
}
