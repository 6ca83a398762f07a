package vn.nhip.server.identity.passkeys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/** Public keys of passkeys in the database; the private ones leave nobody's device. */
@Repository
class StoredPasskeys implements UserCredentialRepository {
    private final JdbcClient jdbc;

    StoredPasskeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A new one, or what changes each time one is used. */
    @Override
    public void save(CredentialRecord passkey) {
        Bytes attestation = passkey.getAttestationObject();
        Bytes said = passkey.getAttestationClientDataJSON();
        jdbc.sql("""
                        insert into identity.passkey (credential_id, account, user_handle, label, public_key, signature_count,
                            uv_initialized, transports, backup_eligible, backup_state, attestation_object,
                            attestation_client_data, created, last_used)
                        select :id, account, handle, :label, :key, :count, :verified, :transports, :eligible, :backed,
                            :attestation, :said, :created, :used
                        from identity.passkey_user where handle = :handle
                        on conflict (credential_id) do update
                        set signature_count = excluded.signature_count, uv_initialized = excluded.uv_initialized,
                            backup_state = excluded.backup_state, last_used = excluded.last_used
                        where identity.passkey.account = excluded.account
                        """)
                .param("id", passkey.getCredentialId().getBytes())
                .param("handle", passkey.getUserEntityUserId().getBytes())
                .param("label", passkey.getLabel())
                .param("key", passkey.getPublicKey().getBytes())
                .param("count", passkey.getSignatureCount())
                .param("verified", passkey.isUvInitialized())
                .param(
                        "transports",
                        passkey.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .sorted()
                                .toArray(String[]::new))
                .param("eligible", passkey.isBackupEligible())
                .param("backed", passkey.isBackupState())
                .param("attestation", attestation == null ? null : attestation.getBytes())
                .param("said", said == null ? null : said.getBytes())
                .param("created", at(passkey.getCreated()))
                .param("used", at(passkey.getLastUsed()))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return jdbc.sql("select * from identity.passkey where credential_id = ?")
                .param(id.getBytes())
                .query((row, number) -> passkey(row))
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return jdbc.sql("select * from identity.passkey where user_handle = ? order by created")
                .param(handle.getBytes())
                .query((row, number) -> passkey(row))
                .list();
    }

    /** Those of an account, the oldest first. */
    List<CredentialRecord> of(String account) {
        return jdbc.sql("select * from identity.passkey where account = ? order by created")
                .param(account)
                .query((row, number) -> passkey(row))
                .list();
    }

    @Override
    public void delete(Bytes id) {
        jdbc.sql("delete from identity.passkey where credential_id = ?")
                .param(id.getBytes())
                .update();
    }

    /** Deletes one of an account; false when the account has none such. */
    boolean delete(Bytes id, String account) {
        return jdbc.sql("delete from identity.passkey where credential_id = ? and account = ?")
                        .params(id.getBytes(), account)
                        .update()
                > 0;
    }

    private static CredentialRecord passkey(ResultSet row) throws SQLException {
        byte[] attestation = row.getBytes("attestation_object");
        byte[] said = row.getBytes("attestation_client_data");
        ImmutableCredentialRecord.ImmutableCredentialRecordBuilder passkey = ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(new Bytes(row.getBytes("user_handle")))
                .label(row.getString("label"))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("uv_initialized"))
                .transports(Arrays.stream((String[]) row.getArray("transports").getArray())
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .created(row.getObject("created", OffsetDateTime.class).toInstant())
                .lastUsed(row.getObject("last_used", OffsetDateTime.class).toInstant());
        if (attestation != null) {
            passkey.attestationObject(new Bytes(attestation));
        }
        if (said != null) {
            passkey.attestationClientDataJSON(new Bytes(said));
        }
        return passkey.build();
    }
}
