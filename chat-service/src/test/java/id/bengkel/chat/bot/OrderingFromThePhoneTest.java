package id.bengkel.chat.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.chassis.phone.PhoneNumber;
import id.bengkel.chat.bot.AdminCommand.Assign;
import id.bengkel.chat.bot.AdminCommand.Reply;
import id.bengkel.chat.bot.AdminCommand.Unassign;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderingFromThePhoneTest {

    private static final PhoneNumber CUSTOMER = PhoneNumber.of("6281234567890");

    private static final Optional<String> SECRET = Optional.of("rahasia");

    private static final URI WHAPI = URI.create("https://gate.whapi.cloud");

    @ParameterizedTest
    @ValueSource(strings = {"assign 081234567890", " ASSIGN  +62 812-3456-7890 ", "Assign\n0812 3456 7890"})
    void aChatIsAssigned(String message) {
        assertEquals(Optional.of(new Assign(CUSTOMER)), AdminCommand.parse(message));
    }

    @Test
    void aChatGoesBackToTheBot() {
        assertEquals(Optional.of(new Unassign(CUSTOMER)), AdminCommand.parse("unassign 6281234567890"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reply 081234567890 ",
                "reply +62 812-3456-7890 ",
                "Reply 0812-3456-7890\n",
                "reply \u202a+62\u00a0812\u20113456\u20117890\u202c "
            })
    void aTextIsTakenAsItIsEvenIfItBeginsWithANumber(String beginning) {
        assertEquals(
                Optional.of(new Reply(CUSTOMER, "2 jam lagi,\nPak  Budi")),
                AdminCommand.parse(beginning + "2 jam lagi,\nPak  Budi"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "assign",
                "assign Budi",
                "unassign 08",
                "reply 081234567890",
                "reply 081234567890  ",
                "reply 0812 3456 7890 Halo",
                "reply Halo 081234567890",
                "tolong assign 081234567890",
                "081234567890"
            })
    void anythingElseIsNoCommand(String message) {
        assertTrue(AdminCommand.parse(message).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"assign", "Assign Budi", " reply 0812 3456 7890 Halo", "unassign\n08"})
    void aCommandThatCannotBeReadIsKnownAsOne(String message) {
        assertTrue(AdminCommand.isMeantBy(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "assignment", "tolong assign 081234567890", "Halo"})
    void otherWordsAreNoCommand(String message) {
        assertFalse(AdminCommand.isMeantBy(message));
    }

    @Test
    void adminsAreKnownByTheirNumbersInAnySpelling() {
        // Given
        Admins admins = new Admins(Optional.of(List.of("+6281234567890", "0812-9999-8888")), SECRET, WHAPI);

        // Then
        assertTrue(admins.include(CUSTOMER));
        assertTrue(admins.include(PhoneNumber.of("81299998888")));
        assertFalse(admins.include(PhoneNumber.of("081299998889")));
        assertFalse(admins.include(null));
        assertFalse(new Admins(Optional.empty(), SECRET, WHAPI).include(CUSTOMER));
    }

    @Test
    void withoutASecretNobodyGivesOrdersButWhereWhatsappIsPlayed() {
        // Given
        Optional<List<String>> numbers = Optional.of(List.of("+6281234567890"));

        // Then
        assertFalse(new Admins(numbers, Optional.empty(), WHAPI).include(CUSTOMER));
        assertTrue(new Admins(numbers, Optional.empty(), URI.create("http://127.0.0.1:8090")).include(CUSTOMER));
    }

    @Test
    void aListOfAdminsThatCannotBeReadEndsTheStart() {
        assertThrows(ConfigurationException.class, () -> new Admins(Optional.of(List.of("Budi")), SECRET, WHAPI));
    }
}
