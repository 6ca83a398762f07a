package vn.nhip.server.cases.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which cases are known already. Remembers the last ones seen, so that the database is seldom asked. Errs only towards "unknown". */
@Repository
public class KnownCases {
    private static final int GENERATION = 100_000;

    private final JdbcClient jdbc;
    private Set<Long> young = new HashSet<>();
    private Set<Long> old = new HashSet<>();

    KnownCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public synchronized void remember(Collection<String> codes) {
        codes.forEach(code -> remember(hash(code)));
    }

    /** Those that nothing is known of; from now on they are known. A set of its own, to be changed freely. */
    public Set<String> unknown(Collection<String> codes) {
        Set<String> asked = notRemembered(codes);
        if (!asked.isEmpty()) {
            jdbc.sql("select code from cases.case_file where code = any (?)")
                    .param(asked.toArray(String[]::new))
                    .query(String.class)
                    .list()
                    .forEach(asked::remove);
        }
        return asked;
    }

    private synchronized Set<String> notRemembered(Collection<String> codes) {
        Set<String> rest = new HashSet<>();
        for (String code : codes) {
            if (!remember(hash(code))) {
                rest.add(code);
            }
        }
        return rest;
    }

    /** Whether it was remembered before. */
    private boolean remember(long hash) {
        boolean remembered = old.contains(hash) || young.contains(hash);
        if (young.add(hash) && young.size() >= GENERATION) {
            old = young;
            young = new HashSet<>();
        }
        return remembered;
    }

    private static long hash(String code) {
        long hash = 1_125_899_906_842_597L;
        for (int i = 0; i < code.length(); i++) {
            hash = 31 * hash + code.charAt(i);
        }
        return hash;
    }
}
