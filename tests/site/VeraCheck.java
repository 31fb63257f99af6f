import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Checks a file (the first argument) against veraPDF's profiles (the others: "ua1", "3a"); prints what fails. */
class VeraCheck {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean compliant = true;
        for (int i = 1; i < arguments.length; i++) {
            PDFAFlavour flavour = PDFAFlavour.fromString(arguments[i]);
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(arguments[0]), flavour);
                 PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                ValidationResult result = validator.validate(parser);
                compliant &= result.isCompliant();
                System.out.println(arguments[i] + ": " + (result.isCompliant() ? "compliant" : "not compliant") + ", " + result.getTotalAssertions() + " checks");
                for (TestAssertion assertion : result.getTestAssertions()) {
                    if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                        System.out.println("  " + assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage());
                    }
                }
            }
        }
        System.exit(compliant ? 0 : 1);
    }
}
