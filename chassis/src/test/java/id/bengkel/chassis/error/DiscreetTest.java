package id.bengkel.chassis.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class DiscreetTest {

    @Test
    void theLogLearnsWhatFailedAndWhereButNotAboutWhom() {
        // Given
        Exception failure = new IllegalStateException("Budi Santoso", new IllegalArgumentException("6281234567890"));

        // When
        StringWriter log = new StringWriter();
        Discreet.copy(failure).printStackTrace(new PrintWriter(log));

        // Then
        assertFalse(log.toString().contains("Budi") || log.toString().contains("628"), log.toString());
        assertEquals("java.lang.IllegalStateException", Discreet.copy(failure).getMessage());
        assertEquals(failure.getStackTrace()[0], Discreet.copy(failure).getStackTrace()[0]);
    }

    @Test
    void aLineOfItNamesTheCause() {
        // Given
        Exception failure = new IllegalStateException("Budi Santoso", new IllegalArgumentException("6281234567890"));

        // When
        String name = Discreet.name(failure);

        // Then
        assertEquals("java.lang.IllegalStateException because of java.lang.IllegalArgumentException", name);
    }
}
