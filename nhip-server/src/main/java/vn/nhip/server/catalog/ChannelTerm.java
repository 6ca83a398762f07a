package vn.nhip.server.catalog;

import vn.nhip.core.cases.CaseFact;

/**
 * The term of a channel (cách thức thực hiện); a procedure may state several for one channel.
 *
 * @param channel how the case comes in
 * @param term the term as stated
 */
public record ChannelTerm(CaseFact.Channel channel, StatedTerm term) {}
