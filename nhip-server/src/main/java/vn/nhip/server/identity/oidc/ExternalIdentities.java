package vn.nhip.server.identity.oidc;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.nhip.server.identity.Fact;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.signin.OtherWay;

/** Whose account it is that another provider calls by a name of its own. */
@Repository
public class ExternalIdentities implements OtherWay {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    ExternalIdentities(JdbcClient jdbc, ApplicationEventPublisher facts, Clock clock) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * A link.
     *
     * @param issuer which provider
     * @param linked since when
     */
    public record Link(String issuer, Instant linked) {}

    /** The account; empty when nobody linked it. */
    Optional<String> account(String issuer, String subject) {
        return jdbc.sql("select account from identity.external_identity where issuer = ? and subject = ?")
                .params(issuer, subject)
                .query(String.class)
                .optional();
    }

    /** Links an account; false when another account has it. */
    @Transactional
    boolean link(Provider provider, String subject, String account) {
        int added = jdbc.sql("""
                        insert into identity.external_identity (issuer, subject, account, linked) values (?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(provider.issuer(), subject, account, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (added > 0) {
            facts.publishEvent(Fact.of(What.CREDENTIAL_CHANGED, Accounts.subject(account))
                    .with("what", "liên kết " + provider.id()));
        }
        return added > 0
                || account(provider.issuer(), subject).filter(account::equals).isPresent();
    }

    /** Ends all links of an account with a provider; false when there was none. */
    @Transactional
    public boolean unlink(Provider provider, String account) {
        boolean ended = jdbc.sql("delete from identity.external_identity where issuer = ? and account = ?")
                        .params(provider.issuer(), account)
                        .update()
                > 0;
        if (ended) {
            facts.publishEvent(Fact.of(What.CREDENTIAL_CHANGED, Accounts.subject(account))
                    .with("what", "gỡ liên kết " + provider.id()));
        }
        return ended;
    }

    /** Ends the links of an account with every provider, also with those that are not configured any more. */
    @Override
    @Transactional
    public void removeAll(String account) {
        jdbc.sql("delete from identity.external_identity where account = ? returning issuer")
                .param(account)
                .query(String.class)
                .list()
                .forEach(issuer -> facts.publishEvent(Fact.of(What.CREDENTIAL_CHANGED, Accounts.subject(account))
                        .with("what", "gỡ liên kết " + issuer)));
    }

    /** The links of an account, the oldest first. */
    public List<Link> of(String account) {
        return jdbc.sql("select issuer, linked from identity.external_identity where account = ? order by linked")
                .param(account)
                .query((row, number) -> new Link(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }
}
