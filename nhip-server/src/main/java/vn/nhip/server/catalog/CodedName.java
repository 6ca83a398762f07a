package vn.nhip.server.catalog;

/**
 * Something with a code and a name: a field (lĩnh vực), an agency, a result.
 *
 * @param code as the source writes it
 * @param name as the source writes it
 */
public record CodedName(String code, String name) {}
