package vn.nhip.server.identity.signin;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.accounts.Account;

/** Gives an account back to its owner: whoever else had it meanwhile is out. */
@Component
public class Recovery {
    private final Passwords passwords;
    private final SecondFactor secondFactor;
    private final List<OtherWay> others;

    Recovery(Passwords passwords, SecondFactor secondFactor, List<OtherWay> others) {
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.others = List.copyOf(others);
    }

    /**
     * Makes every way into an account void, and its sessions: somebody else may have added one while the account was lost. To be called in
     * the transaction in which its owner gets a new one.
     */
    public void voidAll(Account account) {
        others.forEach(way -> way.removeAll(account.id()));
        passwords.remove(account);
        if (account.hasSecondFactor()) {
            secondFactor.remove(account);
        }
    }
}
