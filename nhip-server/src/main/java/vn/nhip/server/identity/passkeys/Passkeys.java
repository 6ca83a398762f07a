package vn.nhip.server.identity.passkeys;

import com.webauthn4j.util.exception.WebAuthnException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.nhip.server.identity.Fact;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.signin.OtherWay;

/**
 * Adds passkeys to accounts and finds whose passkey signed. The device asks its owner for a finger, a face or a PIN each time, so a passkey is
 * two factors at once. A challenge is good once, in the session it was made in.
 */
@Component
public class Passkeys implements OtherWay {
    private static final String ADDING = "nhip.passkey-adding";
    private static final String SIGNING_IN = "nhip.passkey-signing-in";
    private static final int LABEL_MAX = 60;
    private static final int PASSKEYS_MAX = 20;

    private final StoredPasskeys stored;
    private final Accounts accounts;
    private final ApplicationEventPublisher facts;
    private final Webauthn4JRelyingPartyOperations operations;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    Passkeys(
            StoredPasskeys stored,
            PasskeyUsers users,
            Accounts accounts,
            ApplicationEventPublisher facts,
            @Value("${nhip.address}") URI address) {
        this.stored = stored;
        this.accounts = accounts;
        this.facts = facts;
        this.operations = new Webauthn4JRelyingPartyOperations(
                users,
                stored,
                PublicKeyCredentialRpEntity.builder()
                        .id(Objects.requireNonNull(address.getHost(), "nhip.address names no host"))
                        .name("Nhịp")
                        .build(),
                Set.of(address.getScheme() + "://" + address.getAuthority()));
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    }

    /**
     * A passkey as its owner sees it.
     *
     * @param id names it in forms
     * @param label as the owner called it
     */
    public record Passkey(String id, String label, Instant created, Instant lastUsed) {}

    /** What a browser sent is no passkey of ours, or not for this challenge. */
    public static final class NotProven extends Exception {
        NotProven(String message) {
            super(message);
        }

        NotProven(Throwable cause) {
            super(cause);
        }
    }

    /** What the browser of an account's owner needs to make a passkey, as JSON. */
    @Transactional
    public String adding(HttpServletRequest request, Account account) {
        PublicKeyCredentialCreationOptions options = operations.createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(
                        UsernamePasswordAuthenticationToken.authenticated(account.login(), null, List.of())));
        request.getSession(true).setAttribute(ADDING, options);
        return json.writeValueAsString(options);
    }

    /**
     * Adds what the browser made.
     *
     * @param answer JSON with {@code credential} and {@code label}
     * @throws NotProven when it does not belong to the challenge, or the account has very many
     */
    @Transactional(rollbackFor = Exception.class)
    public void add(HttpServletRequest request, Account account, String answer) throws NotProven {
        PublicKeyCredentialCreationOptions options = taken(request, ADDING, PublicKeyCredentialCreationOptions.class);
        if (!options.getUser().getName().equals(account.login())
                || of(account.id()).size() >= PASSKEYS_MAX) {
            throw new NotProven("another account's challenge, or too many passkeys");
        }
        try {
            RelyingPartyPublicKey sent = json.readValue(answer, RelyingPartyPublicKey.class);
            String label = sent.getLabel() == null ? "" : sent.getLabel().strip();
            operations.registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                    options,
                    new RelyingPartyPublicKey(
                            sent.getCredential(),
                            label.isEmpty()
                                    ? "Khóa truy cập"
                                    : label.substring(0, Math.min(label.length(), LABEL_MAX)))));
        } catch (JacksonException | WebAuthnException | IllegalArgumentException | NullPointerException e) {
            throw new NotProven(e);
        }
        facts.publishEvent(
                Fact.of(What.CREDENTIAL_CHANGED, Accounts.subject(account.id())).with("what", "thêm khóa truy cập"));
    }

    /** What a browser needs to sign in, as JSON; it names no account. */
    public String signingIn(HttpServletRequest request) {
        PublicKeyCredentialRequestOptions options =
                operations.createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
        request.getSession(true).setAttribute(SIGNING_IN, options);
        return json.writeValueAsString(options);
    }

    /**
     * Whose passkey signed.
     *
     * @param answer the credential as JSON
     * @throws NotProven when nobody's did
     */
    @Transactional(rollbackFor = Exception.class)
    public Account signed(HttpServletRequest request, String answer) throws NotProven {
        PublicKeyCredentialRequestOptions options = taken(request, SIGNING_IN, PublicKeyCredentialRequestOptions.class);
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> sent = json.readValue(answer, new TypeReference<>() {});
            return Optional.ofNullable(operations.authenticate(new RelyingPartyAuthenticationRequest(options, sent)))
                    .flatMap(user -> accounts.byLogin(user.getName()))
                    .orElseThrow(() -> new NotProven("nobody's passkey"));
        } catch (JacksonException | WebAuthnException | IllegalArgumentException | NullPointerException e) {
            throw new NotProven(e);
        }
    }

    private static <T> T taken(HttpServletRequest request, String name, Class<T> type) throws NotProven {
        HttpSession session = request.getSession(false);
        Object kept = session == null ? null : session.getAttribute(name);
        if (session != null) {
            session.removeAttribute(name);
        }
        if (!type.isInstance(kept)) {
            throw new NotProven("no challenge in this session");
        }
        return type.cast(kept);
    }

    /** Those of an account, the oldest first. */
    public List<Passkey> of(String account) {
        return stored.of(account).stream()
                .map(each -> new Passkey(
                        each.getCredentialId().toBase64UrlString(),
                        each.getLabel(),
                        each.getCreated(),
                        each.getLastUsed()))
                .toList();
    }

    @Override
    @Transactional
    public void removeAll(String account) {
        of(account).forEach(each -> remove(account, each.id()));
    }

    /** Takes one away from its account; false when the account has none such. */
    @Transactional
    public boolean remove(String account, String id) {
        boolean removed;
        try {
            removed = stored.delete(Bytes.fromBase64(id), account);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        if (removed) {
            facts.publishEvent(
                    Fact.of(What.CREDENTIAL_CHANGED, Accounts.subject(account)).with("what", "gỡ khóa truy cập"));
        }
        return removed;
    }
}
