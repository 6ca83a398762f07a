package vn.nhip.server.identity.signin;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.nhip.server.identity.Fact;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.Secrets;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;

/** Codes of an authenticator app (TOTP, RFC 6238: six digits, thirty seconds, SHA-1), and codes that replace them once each. */
@Component
public class SecondFactor {
    private static final Logger log = LoggerFactory.getLogger(SecondFactor.class);

    private static final int SECRET_BYTES = 20;
    private static final int CODES = 10;
    private static final int STEP_SECONDS = 30;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    /** Without letters and digits that are taken for others. */
    private static final String CODE_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int CODE_LENGTH = 12;

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final ApplicationEventPublisher facts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();

    SecondFactor(JdbcClient jdbc, Secrets secrets, ApplicationEventPublisher facts, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.facts = facts;
        this.clock = clock;
    }

    /** A new secret, in Base32 as authenticator apps read it; not yet anybody's. */
    public String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return base32(bytes);
    }

    /**
     * Sets an account's secret when a code shows that the app has it; that code lets nobody in again. Sessions and recovery codes of before are
     * void.
     *
     * @return new recovery codes; empty when the code is not that of the secret now
     */
    @Transactional
    public Optional<List<String>> setUp(Account account, String secret, String code) {
        OptionalLong step = step(unbase32(secret), code.strip().replace(" ", ""));
        return step.isEmpty() ? Optional.empty() : Optional.of(set(account, secret, step.getAsLong()));
    }

    /** Sets an account's secret without a code, as where somebody else made it; else as {@link #setUp}. */
    @Transactional
    public List<String> set(Account account, String secret) {
        return set(account, secret, 0);
    }

    private List<String> set(Account account, String secret, long step) {
        Secrets.Closed closed = secrets.close(unbase32(secret), SealedSecondFactors.place(account.id()));
        jdbc.sql("update identity.account set totp = ?, totp_key = ?, totp_step = ?, sessions_from = ? where id = ?")
                .params(
                        SealedSecondFactors.bytes(closed),
                        closed.keyId(),
                        step,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        account.id())
                .update();
        facts.publishEvent(
                Fact.of(What.CREDENTIAL_CHANGED, Accounts.subject(account.id())).with("what", "yếu tố thứ hai"));
        return makeRecoveryCodes(account);
    }

    /** Takes the second factor away, such as when a phone was lost: the next sign-in sets it up anew. */
    @Transactional
    public void remove(Account account) {
        jdbc.sql("update identity.account set totp = null, totp_key = null where id = ?")
                .param(account.id())
                .update();
        jdbc.sql("delete from identity.recovery_code where account = ?")
                .param(account.id())
                .update();
        facts.publishEvent(
                Fact.of(What.CREDENTIAL_CHANGED, Accounts.subject(account.id())).with("what", "bỏ yếu tố thứ hai"));
    }

    /** Makes new recovery codes; those of before are void. */
    @Transactional
    public List<String> newRecoveryCodes(Account account) {
        facts.publishEvent(
                Fact.of(What.CREDENTIAL_CHANGED, Accounts.subject(account.id())).with("what", "mã khôi phục mới"));
        return makeRecoveryCodes(account);
    }

    /** How many recovery codes are left. */
    public int recoveryCodesLeft(Account account) {
        return jdbc.sql("select count(*) from identity.recovery_code where account = ? and used is null")
                .param(account.id())
                .query(Integer.class)
                .single();
    }

    private List<String> makeRecoveryCodes(Account account) {
        jdbc.sql("delete from identity.recovery_code where account = ?")
                .param(account.id())
                .update();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < CODES; i++) {
            StringBuilder code = new StringBuilder();
            for (int letter = 0; letter < CODE_LENGTH; letter++) {
                code.append(CODE_LETTERS.charAt(random.nextInt(CODE_LETTERS.length())));
            }
            codes.add(code.insert(8, '-').insert(4, '-').toString());
            jdbc.sql("insert into identity.recovery_code (account, sha256) values (?, ?)")
                    .params(account.id(), sha256(codes.getLast()))
                    .update();
        }
        return List.copyOf(codes);
    }

    /** Whether a code lets an account in now: of the app, each step once; or a recovery code, once. */
    @Transactional
    public boolean accept(Account account, String written) {
        String code = written.strip().replace(" ", "").toLowerCase(Locale.ROOT);
        Optional<byte[]> secret = secret(account);
        if (secret.isPresent()) {
            OptionalLong step = step(secret.get(), code);
            if (step.isPresent()) {
                return jdbc.sql("update identity.account set totp_step = ? where id = ? and totp_step < ?")
                                .params(step.getAsLong(), account.id(), step.getAsLong())
                                .update()
                        > 0;
            }
        }
        boolean recovered = jdbc.sql("""
                        update identity.recovery_code set used = ? where account = ? and sha256 = ? and used is null
                        """)
                        .params(clock.instant().atOffset(ZoneOffset.UTC), account.id(), sha256(code))
                        .update()
                > 0;
        if (recovered) {
            facts.publishEvent(Fact.of(What.CREDENTIAL_CHANGED, Accounts.subject(account.id()))
                    .with("what", "dùng mã khôi phục"));
        }
        return recovered;
    }

    /** The secret of an account, if it has one that opens: without its key there still are recovery codes. */
    private Optional<byte[]> secret(Account account) {
        Optional<Secrets.Closed> closed = jdbc.sql(
                        "select totp_key, totp from identity.account where id = ? and totp is not null")
                .param(account.id())
                .query((row, number) -> SealedSecondFactors.closed(row))
                .optional();
        try {
            return closed.map(each -> secrets.open(each, SealedSecondFactors.place(account.id())));
        } catch (IllegalStateException e) {
            log.error(
                    "The second factor of account {} does not open: only a recovery code lets it in", account.id(), e);
            return Optional.empty();
        }
    }

    /** The time step of a code: of now, or one before or after, for clocks that differ. */
    private OptionalLong step(byte[] secret, String code) {
        long now = clock.instant().getEpochSecond() / STEP_SECONDS;
        SecretKeySpec key = new SecretKeySpec(secret, generator.getAlgorithm());
        return LongStream.rangeClosed(now - 1, now + 1)
                .filter(step -> code.equals(code(key, step)))
                .findFirst();
    }

    private String code(SecretKeySpec key, long step) {
        try {
            return generator.generateOneTimePasswordString(
                    key, Instant.ofEpochSecond(step * STEP_SECONDS), Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a secret of a second factor is no key", e);
        }
    }

    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte each : bytes) {
            buffer = (buffer << 8) | (each & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((buffer >> bits) & 31));
            }
        }
        return text.toString();
    }

    static byte[] unbase32(String text) {
        byte[] bytes = new byte[text.length() * 5 / 8];
        int buffer = 0;
        int bits = 0;
        int next = 0;
        for (int at = 0; at < text.length(); at++) {
            buffer = (buffer << 5) | BASE32.indexOf(text.charAt(at));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[next++] = (byte) (buffer >> bits);
            }
        }
        return bytes;
    }

    private static byte[] sha256(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
