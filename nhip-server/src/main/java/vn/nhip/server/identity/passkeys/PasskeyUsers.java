package vn.nhip.server.identity.passkeys;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Repository;

/** What authenticators know an account by: a handle without meaning, and the login as people read it. */
@Repository
class PasskeyUsers implements PublicKeyCredentialUserEntityRepository {
    private static final String USERS =
            "select u.handle, a.login, a.name from identity.passkey_user u join identity.account a on a.id = u.account ";

    private final JdbcClient jdbc;

    PasskeyUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return jdbc.sql(USERS + "where u.handle = ?")
                .param(handle.getBytes())
                .query((row, number) -> user(row))
                .optional()
                .orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String login) {
        return jdbc.sql(USERS + "where lower(a.login) = lower(?)")
                .param(login)
                .query((row, number) -> user(row))
                .optional()
                .orElse(null);
    }

    private static PublicKeyCredentialUserEntity user(ResultSet row) throws SQLException {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(new Bytes(row.getBytes("handle")))
                .name(row.getString("login"))
                .displayName(row.getString("name"))
                .build();
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        jdbc.sql("""
                        insert into identity.passkey_user (account, handle)
                        select id, ? from identity.account where lower(login) = lower(?)
                        on conflict do nothing
                        """).params(user.getId().getBytes(), user.getName()).update();
    }

    @Override
    public void delete(Bytes handle) {
        jdbc.sql("delete from identity.passkey_user where handle = ?")
                .param(handle.getBytes())
                .update();
    }
}
