package vn.nhip.server.identity;

/**
 * Where files may be uploaded. The body of such a request goes to the disk before any controller sees it, so nobody else may send one.
 *
 * @param path of the route, to which it is posted
 * @param permission that whoever sends it needs
 */
public record Upload(String path, Permission permission) {}
