package vn.nhip.server.decisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nhip.server.decisions.Proposal.Outcome;
import vn.nhip.server.decisions.Proposal.Who;
import vn.nhip.server.identity.Viewer;

/** Proposals and decisions as they are kept. */
@Component
class DecisionStore {
    private static final String PROPOSALS = """
            select p.*, d.seq, d.verdict, d.decider_kind, d.decider_id, d.decider_name, d.reason as decided_because, d.decided
            from decisions.proposal p left join decisions.decision d on d.proposal = p.id
            """;

    private final JdbcClient jdbc;

    DecisionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is to be written of a proposal. */
    record Draft(
            Kind kind,
            String name,
            Set<String> places,
            String content,
            String beforeHash,
            @Nullable Long about,
            String reason) {
        String hash() {
            return Hashes.of(content);
        }
    }

    /** Until the end of the transaction nobody else proposes or decides; who waits then reads what became of it. */
    void lock() {
        jdbc.sql("lock table decisions.decision in share row exclusive mode").update();
    }

    /** The number of the new proposal. */
    long add(Draft draft, Who proposer, Instant at) {
        return jdbc.sql("""
                        insert into decisions.proposal (kind, name, places, content, hash, before_hash, about, reason,
                            proposer_kind, proposer_id, proposer_name, proposed)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
                        """)
                .params(
                        draft.kind().name(),
                        draft.name(),
                        draft.places().toArray(String[]::new),
                        draft.content(),
                        draft.hash(),
                        draft.beforeHash())
                .param(draft.about())
                .params(
                        draft.reason(),
                        proposer.kind().name(),
                        proposer.id(),
                        proposer.name(),
                        at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    void keepCounts(long proposal, String counts) {
        jdbc.sql("insert into decisions.published_counts (proposal, counts) values (?, ?)")
                .params(proposal, counts)
                .update();
    }

    /** The counts that a proposal would publish, or does; empty when it is about something else. */
    Optional<String> counts(long proposal) {
        return jdbc.sql("select counts from decisions.published_counts where proposal = ?")
                .param(proposal)
                .query(String.class)
                .optional();
    }

    /** Whether this decision is the one that counts: false when the proposal was decided before. */
    boolean decide(long proposal, State verdict, Who by, String reason, Instant at) {
        return jdbc.sql("""
                        insert into decisions.decision
                            (proposal, verdict, decider_kind, decider_id, decider_name, reason, decided)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict (proposal) do nothing
                        """)
                        .params(
                                proposal,
                                verdict.name(),
                                by.kind().name(),
                                by.id(),
                                by.name(),
                                reason,
                                at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Proposal> find(long id) {
        return jdbc.sql(PROPOSALS + "where p.id = ?")
                .param(id)
                .query((row, number) -> proposal(row))
                .optional();
    }

    /** Waiting ones first, then the newest. */
    List<Proposal> list(int most) {
        return jdbc.sql(PROPOSALS + "order by d.seq is not null, p.id desc limit ?")
                .param(most)
                .query((row, number) -> proposal(row))
                .list();
    }

    /** Those that wait, of a name. */
    List<Proposal> waiting(String name) {
        return jdbc.sql(PROPOSALS + "where p.name = ? and d.seq is null order by p.id")
                .param(name)
                .query((row, number) -> proposal(row))
                .list();
    }

    /** Whether a text of a file was proposed by anybody and not refused. */
    boolean isOffered(String name, String hash) {
        return jdbc.sql("""
                        select exists (select from decisions.proposal where name = ? and hash = ?)
                        """).params(name, hash).query(Boolean.class).single();
    }

    /** Publications that were approved and their withdrawals, in the order of the decisions. */
    List<Proposal> publications() {
        return jdbc.sql(PROPOSALS
                        + "where p.kind in ('PUBLICATION', 'WITHDRAWAL') and d.verdict = 'APPROVED' order by d.seq")
                .query((row, number) -> proposal(row))
                .list();
    }

    /** The last approved text of each file. */
    RuleSet rules() {
        Map<String, String> texts = new HashMap<>();
        jdbc.sql("""
                        select distinct on (p.name) p.name, p.content
                        from decisions.proposal p join decisions.decision d on d.proposal = p.id
                        where p.kind = 'RULES' and d.verdict in ('APPROVED', 'ADOPTED')
                        order by p.name, d.seq desc
                        """).query((ResultSet row) -> {
            if (!row.getString("content").isBlank()) {
                texts.put(row.getString("name"), row.getString("content"));
            }
        });
        return new RuleSet(texts);
    }

    /** Whether it was not noted before that the files of former times were taken over; whoever asks next waits for the answer. */
    boolean beginsAdoption(Instant at) {
        return jdbc.sql("insert into decisions.adoption (at) values (?) on conflict do nothing")
                        .param(at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        OffsetDateTime decided = row.getObject("decided", OffsetDateTime.class);
        long about = row.getLong("about");
        return new Proposal(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                Set.copyOf(Arrays.asList((String[]) row.getArray("places").getArray())),
                row.getString("content"),
                row.getString("hash"),
                about == 0 ? null : about,
                row.getString("reason"),
                who(row, "proposer"),
                row.getObject("proposed", OffsetDateTime.class).toInstant(),
                decided == null ? State.PROPOSED : State.valueOf(row.getString("verdict")),
                decided == null
                        ? null
                        : new Outcome(
                                row.getLong("seq"),
                                who(row, "decider"),
                                row.getString("decided_because"),
                                decided.toInstant()));
    }

    private static Who who(ResultSet row, String what) throws SQLException {
        return new Who(
                Viewer.Kind.valueOf(row.getString(what + "_kind")),
                row.getString(what + "_id"),
                row.getString(what + "_name"));
    }
}
