package vn.nhip.server.cases.secrecy;

import java.util.Base64;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.Secrets;

/** Seals secrets of accounts with the same keys as personal fields. */
@Component
class SealedSecrets implements Secrets {
    private final Seal seal;

    SealedSecrets(Seal seal) {
        this.seal = seal;
    }

    @Override
    public Closed close(byte[] open, String place) {
        Sealed sealed = seal.close(open, place);
        return new Closed(sealed.keyId(), Base64.getEncoder().encodeToString(sealed.bytes()));
    }

    @Override
    public byte[] open(Closed closed, String place) {
        return seal.open(new Sealed(closed.keyId(), Base64.getDecoder().decode(closed.text())), place);
    }
}
