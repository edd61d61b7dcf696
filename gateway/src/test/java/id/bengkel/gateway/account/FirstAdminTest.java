package id.bengkel.gateway.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstAdminTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 73})
    void aPasswordThatCannotBeStoredKeepsTheGatewayFromStarting(int length) {
        FirstAdmin firstAdmin = new FirstAdmin(null, null, null, Optional.of("x".repeat(length)));

        var refusal = assertThrows(ConfigurationException.class, () -> firstAdmin.letIn(null));

        assertEquals("BENGKEL_ADMIN_PASSWORD must have 8 to 72 bytes", refusal.getMessage());
    }
}
