package vn.nhip.server.identity.signin;

/** A way into accounts beside the password. */
public interface OtherWay {

    /** Takes all of an account away; to be called in a transaction. */
    void removeAll(String account);
}
