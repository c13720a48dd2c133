package org.lapwing.platform.persons;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.lapwing.platform.api.persons.KeyCard;

/** A person of this profile, as the person's file tells: the card for all to read, and where the keys are. */
sealed interface OwnPerson permits PersonFile, CardPerson {

    int MOST_BYTES = 64 * 1024;

    SignedCard signed();

    /** Where the keys are on a smart card. */
    Optional<KeyCard> keyCard();

    /**
     * @param secret passphrase or PIN; the caller wipes it
     * @throws GeneralSecurityException when the passphrase is another one, or anything but the name was altered
     */
    OpenKeys open(char[] secret) throws GeneralSecurityException, CardTrouble;

    /** With what was held. */
    OpenKeys open(OpenKeys.Held held) throws GeneralSecurityException, CardTrouble;

    OwnPerson renamed(SignedCard other);

    void write(Path path) throws IOException;

    static OwnPerson read(Path path) throws IOException {
        Fields json = PrivateFiles.object(path, MOST_BYTES);
        return json.text("format").equals(CardPerson.FORMAT) ? CardPerson.fromJson(json) : PersonFile.fromJson(json);
    }
}
