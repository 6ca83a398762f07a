package vn.nhip.server.cases.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The numbers of sources. They never change, so they are remembered. Asked for every event: no proxy stands before it. */
@Component
public class Sources {
    private final JdbcClient jdbc;
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, String> names = new ConcurrentHashMap<>();

    Sources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The number of a source; given to it when it is new. */
    public int number(String name) {
        Integer known = numbers.get(name);
        return known != null ? known : remember(name, find(name));
    }

    public String name(int number) {
        return names.computeIfAbsent(
                number,
                wanted -> jdbc.sql("select name from cases.source where id = ?")
                        .param(wanted)
                        .query(String.class)
                        .single());
    }

    private int find(String name) {
        return jdbc.sql("select id from cases.source where name = ?")
                .param(name)
                .query(Integer.class)
                .optional()
                .orElseGet(() -> add(name));
    }

    private int add(String name) {
        jdbc.sql("insert into cases.source (name) values (?) on conflict do nothing")
                .param(name)
                .update();
        return jdbc.sql("select id from cases.source where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    private int remember(String name, int number) {
        numbers.put(name, number);
        names.put(number, name);
        return number;
    }
}
