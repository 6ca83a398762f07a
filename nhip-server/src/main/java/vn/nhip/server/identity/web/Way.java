package vn.nhip.server.identity.web;

/**
 * A way to sign in that begins with a link.
 *
 * @param title what the link says: “Đăng nhập bằng VNeID”
 * @param address where it leads
 */
public record Way(String title, String address) {}
