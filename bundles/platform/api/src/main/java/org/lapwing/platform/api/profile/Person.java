package org.lapwing.platform.api.profile;

/**
 * Who acts. The operating-system user name is never an identity.
 *
 * @param id fingerprint of the person's keys, see {@code org.lapwing.platform.api.persons.PersonCard}
 * @param name as it appears in reports
 */
public record Person(String id, String name) {}
