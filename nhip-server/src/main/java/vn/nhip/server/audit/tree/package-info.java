/** The Merkle tree of RFC 6962 (SHA-256): roots, proofs and their verification. Pure, without input or output. */
@NullMarked
package vn.nhip.server.audit.tree;

import org.jspecify.annotations.NullMarked;
