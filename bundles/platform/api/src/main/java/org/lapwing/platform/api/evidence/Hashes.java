package org.lapwing.platform.api.evidence;

/** Digests of one content, all lower-case hexadecimal, computed in one read. */
public record Hashes(String md5, String sha1, ContentId sha256) {}
