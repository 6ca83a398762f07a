package vn.nhip.server.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import vn.nhip.server.identity.Viewer;

/** Says who sent a request of a browser. */
public interface RequestViewers {
    Viewer of(HttpServletRequest request);
}
