package vn.nhip.server.identity.signin;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.FirstStart;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.Invitations;

/** No default password exists: who starts the server makes the first account. */
@Component
class FirstLink implements FirstStart {
    private final Accounts accounts;
    private final Invitations invitations;

    FirstLink(Accounts accounts, Invitations invitations) {
        this.accounts = accounts;
        this.invitations = invitations;
    }

    @Override
    public Optional<String> link() {
        return accounts.isEmpty() ? Optional.of(SignInPaths.SET_UP + invitations.create(null)) : Optional.empty();
    }
}
