package org.lapwing.platform.api.profile;

/**
 * Who acts. The operating-system user name is never an identity.
 *
 * @param id random and stable
 * @param name as it appears in reports
 */
public record Person(String id, String name) {}
