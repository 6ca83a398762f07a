package vn.nhip.server.identity.signin;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;

/** The app on somebody's phone. */
public final class Authenticator {
    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final SecretKeySpec key;
    private final Clock clock;

    public Authenticator(String secret, Clock clock) {
        this.key = new SecretKeySpec(SecondFactor.unbase32(secret.replace(" ", "")), generator.getAlgorithm());
        this.clock = clock;
    }

    public String code() {
        return code(Duration.ZERO);
    }

    /** As it will be, or was. */
    public String code(Duration later) {
        try {
            return generator.generateOneTimePasswordString(key, clock.instant().plus(later), Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
