"""Facts found since June 2018 that no calculator uses, each from the source that it names."""

from __future__ import annotations

from datetime import date

from tools_py.rules.rule import Mark, Rule

FOUND: dict[str, Rule[None]] = {
    rule.id: rule
    for rule in (
        Rule(
            id="later-guidance",
            says=(
                "SECAS announced guidance notes in plain English, one of them on the User Entry "
                "Process. Their text was not found."
            ),
            section="Front page",
            page="about/what-has-changed/#later-guidance",
            words="15 April 2021",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS news",
            dated="15 April 2021",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="dcc-successor",
            says=(
                "Ofgem selected DCC2 Ltd, wholly owned by SECCo Ltd, as the successor Smart Meter "
                "Communication Licensee."
            ),
            section="1",
            page="about/what-has-changed/#dcc-successor",
            words="DCC2 Ltd",
            value=None,
            mark=Mark.VERIFIED,
            source="Ofgem, decision on the smart meter communication licensee",
            dated="9 February 2026",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="dcc-licence-start",
            says=(
                "The new licence was planned to take effect in March 2026. Whether it did was not "
                "found."
            ),
            section="1",
            page="about/what-has-changed/#dcc-licence-start",
            words="March 2026",
            value=None,
            mark=Mark.VERIFIED,
            source="Ofgem, decision on the smart meter communication licensee",
            dated="9 February 2026",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="dcc-handover",
            says=(
                "DCC1 and DCC2 exist side by side while the business is handed over. Licence "
                "changes for the financing were to take effect on 16 February 2026."
            ),
            section="1",
            page="about/what-has-changed/#dcc-handover",
            words="16 February 2026",
            value=None,
            mark=Mark.VERIFIED,
            source="Ofgem, consultation on financing of DCC1 and DCC2 during business handover",
            dated="2026",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="dcc-licence-term",
            says=(
                "The present licence was to expire in September 2025. Ofgem decided on an "
                "additional term. Another source gives its end as September 2027."
            ),
            section="1",
            page="about/what-has-changed/#dcc-licence-term",
            words="September 2025",
            value=None,
            mark=Mark.SECOND_HAND,
            source=(
                "Ofgem, decision on continuation of the licence; the end of the term second-hand"
            ),
            dated="undated",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="dcc-owner",
            says="The DCC was still described as owned by Capita plc.",
            section="1",
            page="about/what-has-changed/#dcc-owner",
            words="Capita plc",
            value=None,
            mark=Mark.SECOND_HAND,
            source="a public vocabulary of the DCC's interfaces",
            dated="July 2026",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="names",
            says=(
                "SECAS is the Smart Energy Code Administrator and Secretariat. The DCC is the Data "
                "Communications Company (second-hand)."
            ),
            section="1",
            page="about/what-has-changed/#names",
            words="Smart Energy Code Administrator and Secretariat",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS website",
            dated="undated",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="administrator",
            says=(
                "Gemserv has run SECAS since September 2013. Who will manage the Code was not "
                "found: in May 2025 Ofgem deferred its decision on a code manager."
            ),
            section="12",
            page="about/what-has-changed/#administrator",
            words="September 2013",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS website; LexisNexis news",
            dated="undated; 2025",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="code-managers",
            says=(
                "For the Electricity Commercial Code and the Gas Network Code, Ofgem goes on "
                "without competition to select a code manager. The SEC is not named."
            ),
            section="12",
            page="about/what-has-changed/#code-managers",
            words="Electricity Commercial Code",
            value=None,
            mark=Mark.VERIFIED,
            source="Ofgem, determination on the basis of selection of code managers",
            dated="2026",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="user-cio-deloitte",
            says=(
                "Every SECAS page that we read names Deloitte. Whether that still holds was not "
                "found."
            ),
            section="6",
            page="about/what-has-changed/#user-cio-deloitte",
            words="Deloitte",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS website",
            dated="undated",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="assessment-management-system",
            says="You book assessments in the Assessment Management System.",
            section="7",
            page="about/what-has-changed/#assessment-management-system",
            words="Assessment Management System",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS website",
            dated="May 2023",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="secas-hours",
            says="The SECAS helpdesk is open Monday to Friday, 9am to 5pm, except bank holidays.",
            section="12",
            page="about/what-has-changed/#secas-hours",
            words="9am to 5pm",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS website, frequently asked questions",
            dated="undated",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="uep-steps",
            says=(
                "To the steps of H1.10 the DCC adds ordering a gateway connection, and SMKI and "
                "Repository Entry Process Testing."
            ),
            section="2.3",
            clause="H1.10",
            page="about/what-has-changed/#uep-steps",
            words="gateway connection",
            value=None,
            mark=Mark.SECOND_HAND,
            source="a public vocabulary of the DCC's interfaces, citing the DCC's website",
            dated="July 2026",
            looked_for=date(2026, 11, 23),
            notes=("A-45",),
        ),
        Rule(
            id="eighth-role",
            says=(
                "Tools for the DCC User Interface list a Meter Data Retriever beside the seven "
                "User Roles. The Code's text was not seen."
            ),
            section="3",
            page="about/what-has-changed/#eighth-role",
            words="Meter Data Retriever",
            value=None,
            mark=Mark.SECOND_HAND,
            source="a public tool that lists the roles",
            dated="undated",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="other-user-identity",
            says=(
                "SECAS describes an Other User by what it is not: a responsible supplier, the "
                "electricity distributor, the gas transporter or the registered supplier agent. "
                "Appendix A goes by the role in which it acts."
            ),
            section="Appendix A",
            page="about/what-has-changed/#other-user-identity",
            words="by what it is not",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS website, Privacy Controls Framework",
            dated="undated",
            looked_for=date(2026, 11, 23),
            notes=("A-57",),
        ),
        Rule(
            id="user-id-variation",
            says=(
                "A transitional variation on User IDs was extended from 29 June to 2 November 2017."
            ),
            section="4",
            page="about/what-has-changed/#user-id-variation",
            words="2 November 2017",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS newsletter",
            dated="28 February 2017",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="duis-appendix",
            says=(
                "The DCC User Interface Specification is Appendix AD of the Code, and version 5.3 "
                "is dated 18 March 2025."
            ),
            section="5.1",
            page="about/what-has-changed/#duis-appendix",
            words="Appendix AD",
            value=None,
            mark=Mark.SECOND_HAND,
            source="a public vocabulary of the DCC's interfaces",
            dated="July 2026",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="ctsd-entry-criteria",
            says=(
                "In two early versions of the Common Test Scenarios Document, section 5.4.2 is "
                "headed UEPT Entry Criteria. The guidance cites it for test artefacts only."
            ),
            section="5.4",
            page="about/what-has-changed/#ctsd-entry-criteria",
            words="5.4.2",
            value=None,
            mark=Mark.VERIFIED,
            source="tables of contents of versions 1.8 and 1.0, on document-sharing sites",
            dated="8 May and 28 August 2015",
            looked_for=date(2026, 11, 23),
            notes=("A-51",),
        ),
        Rule(
            id="uept-earlier-stages",
            says=(
                "Under an older text of the Code, UEPT also belonged to Interface Testing (Section "
                "T3) and End-to-End Testing (Section T4)."
            ),
            section="5.2",
            page="about/what-has-changed/#uept-earlier-stages",
            words="Section T3",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS glossary, Additional SR Tests",
            dated="undated",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="code-version-62",
            says=(
                "Sections A, G and H of the Code changed with version 62.0 on 18 July 2022, to "
                "implement MP200."
            ),
            section="2.3",
            page="about/what-has-changed/#code-version-62",
            words="18 July 2022",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS, SEC release news",
            dated="2022",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="mandate-domestic-licence",
            says=(
                "SECAS called 25 November 2017 for domestic suppliers a supply licence condition."
            ),
            section="2.2",
            page="about/what-has-changed/#mandate-domestic-licence",
            words="25 November 2017",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS newsletter",
            dated="28 February 2017",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="cme-in-rec",
            says=(
                "Controlled Market Entry is part of market entry under the Retail Energy Code "
                "(only the heading was read). Ask RECCo as well as Ofgem."
            ),
            section="2.2",
            page="about/what-has-changed/#cme-in-rec",
            words="Retail Energy Code",
            value=None,
            mark=Mark.VERIFIED,
            source="REC portal, market entry",
            dated="undated",
            looked_for=date(2026, 11, 23),
            notes=("A-41",),
        ),
        Rule(
            id="load-control-licence",
            says=(
                "A licence for load control is to be required by the end of 2027. A link with a "
                "User Role was not found."
            ),
            section="2.2",
            page="about/what-has-changed/#load-control-licence",
            words="end of 2027",
            value=None,
            mark=Mark.VERIFIED,
            source="Ofgem, consultation on load control licensing",
            dated="undated",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="security-assessment-kinds",
            says=(
                "The full assessment by the User CIO looks at Sections G3 to G6. A Verification "
                "User Security Assessment looks at what has changed since. In a Security "
                "Self-Assessment the User itself looks for a material increase in risk (Section "
                "G5.14)."
            ),
            section="6",
            page="about/what-has-changed/#security-assessment-kinds",
            words="material increase",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS website, frequently asked questions",
            dated="undated",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="security-cycle",
            says=(
                "The security cycle lasts three years: a full assessment in the first and one "
                "assessment in each year after. The later kind depends on the type of Party and "
                "the number of Smart Metering Systems."
            ),
            section="6",
            page="about/what-has-changed/#security-cycle",
            words="three years",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS website, security assessment process",
            dated="undated",
            looked_for=date(2026, 11, 23),
            notes=("A-18",),
        ),
        Rule(
            id="security-other-user-year-2",
            says=(
                "Since SECMP0059 the second assessment of Other Users is a Verification User "
                "Security Assessment, not a self-assessment (Section G8.47)."
            ),
            section="6",
            page="about/what-has-changed/#security-other-user-year-2",
            words="Verification User Security Assessment",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS website, SECMP0059",
            dated="28 February 2019",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="second-user-system",
            says="You must notify the Security Sub-Committee of a second or further User System.",
            section="6",
            page="about/what-has-changed/#second-user-system",
            words="Security Sub-Committee",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS website, modification implemented on that day",
            dated="28 February 2019",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="crossing-250000",
            says=(
                "Enrolled SMETS1 meters can carry a User over the limit in mid-cycle and change "
                "its next assessment. SECAS counts SMETS1 and SMETS2 Devices together."
            ),
            section="6",
            page="about/what-has-changed/#crossing-250000",
            words="SMETS1",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS news",
            dated="17 and 26 September 2019",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="security-remediation",
            says=(
                "Remediation plans and a director's letter may be asked for. A Security "
                "Self-Assessment must be scheduled within a year of the last fieldwork."
            ),
            section="6",
            page="about/what-has-changed/#security-remediation",
            words="Remediation plans",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS news",
            dated="17 September 2019",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="security-two-phases",
            says=(
                "A Party could take the initial full assessment in two phases, with a break that "
                "it chose."
            ),
            section="6",
            page="about/what-has-changed/#security-two-phases",
            words="two phases",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS website, Security Assessments",
            dated="undated, older",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="fupa",
            says="SECAS's later name for the assessment is Full User Privacy Assessment (FUPA).",
            section="7",
            page="about/what-has-changed/#fupa",
            words="FUPA",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS website, frequently asked questions",
            dated="undated",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="privacy-controls-framework",
            says=(
                "Under Section I2.13 the Privacy Controls Framework sets when and how often "
                "assessments take place, and how Users are chosen for Random Sample Privacy "
                "Assessments."
            ),
            section="7",
            page="about/what-has-changed/#privacy-controls-framework",
            words="I2.13",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS website, Privacy Controls Framework",
            dated="undated",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="section-i1-2",
            says=(
                "SECAS gives Section I1.2 the title User Obligations, which hardly fits a cycle of "
                "assessments."
            ),
            section="7",
            page="about/what-has-changed/#section-i1-2",
            words="User Obligations",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS glossary, Event of Default",
            dated="undated",
            looked_for=date(2026, 11, 23),
            notes=("A-21",),
        ),
        Rule(
            id="data-protection-act-2018",
            says="Section 4 of this Act came into force on 25 May 2018.",
            section="8",
            page="about/what-has-changed/#data-protection-act-2018",
            words="25 May 2018",
            value=None,
            mark=Mark.VERIFIED,
            source="legislation.gov.uk, commencement note (SI 2018/625)",
            dated="2018",
            looked_for=date(2026, 11, 23),
            notes=("A-28",),
        ),
        Rule(
            id="credit-figures-2019",
            says=(
                "An independent credit agency's assessment determines the Maximum Credit Value, "
                "and an agency's score the Unsecured Credit Factor."
            ),
            section="9",
            page="about/what-has-changed/#credit-figures-2019",
            words="independent credit agency",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS, What is credit cover and how may it affect you?",
            dated="5 June 2019",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="payment-failure-period",
            says=(
                "Charges still unpaid three Working Days after a notice under Section J2.1 are an "
                "Event of Default too (Section M8.1(c))."
            ),
            section="9",
            clause="M8.1(c)",
            page="about/what-has-changed/#payment-failure-period",
            words="three Working Days",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS glossary, Event of Default",
            dated="undated",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="cpi-reference-year",
            says=(
                "From 16 February 2016 the Consumer Prices Index was published with 2015 = 100, "
                "before then with 2005 = 100. On 25 March 2026 it was still 2015 = 100."
            ),
            section="Appendix A",
            page="about/what-has-changed/#cpi-reference-year",
            words="2015 = 100",
            value=None,
            mark=Mark.VERIFIED,
            source=(
                "GOV.UK, Re-referencing of the CPI indices to 2015=100; Office for National "
                "Statistics, series D7BT"
            ),
            dated="2016; 25 March 2026",
            looked_for=date(2026, 11, 23),
            notes=("A-38",),
        ),
        Rule(
            id="mp095",
            says=(
                "Five Parties ceased trading in 2018/19 and 2019/20. The rest shared about "
                "£731,000 of their DCC charges, about £362,000 of it from one case. MP095, raised "
                "on 12 November 2019, was put on hold on 1 January 2021."
            ),
            section="9",
            page="about/what-has-changed/#mp095",
            words="£731,000",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS website, MP095",
            dated="2021",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="secmp076",
            says=(
                "Ofgem approved SECMP076, on defaults for non-payment (Section J2.6(b)), on 23 "
                "October 2019."
            ),
            section="9",
            page="about/what-has-changed/#secmp076",
            words="23 October 2019",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS website, SECMP076",
            dated="2019",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="mp159",
            says=(
                "MP159 said that the Code's text on credit cover had been misinterpreted, and "
                "proposed plain English. The consultation ran to 21 December 2021. The outcome was "
                "not found."
            ),
            section="9",
            page="about/what-has-changed/#mp159",
            words="21 December 2021",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS website, MP159",
            dated="2021",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="credit-cover-guidance",
            says=(
                "SECAS points to its Credit Cover Guidance, with worked examples, and to the DCC "
                "Service Desk if you are unsure what you should pay."
            ),
            section="9",
            page="about/what-has-changed/#credit-cover-guidance",
            words="DCC Service Desk",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS website, frequently asked questions",
            dated="undated",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="accession-fee",
            says=(
                "The accession application fee was £540, with £1 for a share in SECCo: obligatory "
                "for licensees, optional for Other SEC Parties."
            ),
            section="2.1",
            page="about/what-has-changed/#accession-fee",
            words="£540",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS website, frequently asked questions",
            dated="about 2020 to 2023",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="accession-review",
            says="SECAS usually reviews an application to become a Party within 2 working days.",
            section="2.1",
            page="about/what-has-changed/#accession-review",
            words="2 working days",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS website, frequently asked questions",
            dated="about 2020 to 2023",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="assessment-costs",
            says=(
                "Assessments are charged for. SECAS published rate cards for August 2020 to August "
                "2021; the amounts were not found."
            ),
            section="6",
            page="about/what-has-changed/#assessment-costs",
            words="rate cards",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS news",
            dated="15 April 2021",
            looked_for=date(2026, 11, 23),
            notes=("A-50",),
        ),
        Rule(
            id="free-session",
            says="SECAS offers an hour with the User CIO without charge.",
            section="6",
            page="about/what-has-changed/#free-session",
            words="without charge",
            value=None,
            mark=Mark.VERIFIED,
            source="SECAS website, frequently asked questions",
            dated="undated",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="code-names",
            says=(
                "The MRA was the Master Registration Agreement, for electricity. The SPAA was the "
                "Supply Point Administration Agreement, for gas."
            ),
            section="Appendix A",
            page="about/what-has-changed/#code-names",
            words="Master Registration Agreement",
            value=None,
            mark=Mark.VERIFIED,
            source="Ofgem, page on the MRA; SPAA website, About the SPAA",
            dated="undated; 2021",
            looked_for=date(2026, 11, 27),
            notes=("A-58",),
        ),
        Rule(
            id="smets-name",
            says=(
                "SMETS1 and SMETS2 are versions of the Smart Metering Equipment Technical "
                "Specifications."
            ),
            section="2.2",
            page="about/what-has-changed/#smets-name",
            words="Smart Metering Equipment Technical Specifications",
            value=None,
            mark=Mark.VERIFIED,
            source=(
                "Department of Energy and Climate Change, explanatory document on the first version"
            ),
            dated="December 2012",
            looked_for=date(2026, 11, 27),
        ),
        Rule(
            id="rec-version-2",
            says=(
                "Version 2.0 of the Retail Energy Code was implemented on 1 September 2021, and "
                "introduced the term Metering Equipment Manager."
            ),
            section="Appendix A",
            page="about/what-has-changed/#rec-version-2",
            words="Metering Equipment Manager",
            value=None,
            mark=Mark.VERIFIED,
            source="RECCo, REC development page; Inside RECCo, issue 7",
            dated="undated; 2021",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="metering-equipment-manager",
            says=(
                "Since June 2024 Metering Equipment Manager covers gas Meter Asset Managers and "
                "electricity Meter Operators together."
            ),
            section="Appendix A",
            page="about/what-has-changed/#metering-equipment-manager",
            words="June 2024",
            value=None,
            mark=Mark.VERIFIED,
            source="Wheatley Solutions, REC update",
            dated="undated",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="bank-holidays-act",
            says=(
                "The Act of 1971 lists bank holidays separately for England and Wales, Scotland "
                "and Northern Ireland. A proclamation can move a day or add one. Christmas Day and "
                "Good Friday are in the Scottish list only."
            ),
            section="5.2",
            page="about/what-has-changed/#bank-holidays-act",
            words="separately",
            value=None,
            mark=Mark.VERIFIED,
            source=(
                "legislation.gov.uk, Banking and Financial Dealings Act 1971; for its Schedule, "
                "foiwiki.com"
            ),
            dated="undated",
            looked_for=date(2026, 11, 23),
            notes=("A-08",),
        ),
        Rule(
            id="st-andrews-day",
            says=(
                "30 November, or the Monday after if it falls on a weekend, is a bank holiday in "
                "Scotland."
            ),
            section="5.2",
            page="about/what-has-changed/#st-andrews-day",
            words="30 November",
            value=None,
            mark=Mark.VERIFIED,
            source="legislation.gov.uk, Act of the Scottish Parliament 2007, number 2",
            dated="2007",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="other-wordings",
            says=(
                "The Freedom of Information Act counts out the bank holidays of every part of the "
                "United Kingdom, the Capacity Market rules those of England and Wales. Neither "
                "applies to the User Entry Process."
            ),
            section="5.2",
            page="about/what-has-changed/#other-wordings",
            words="Capacity Market",
            value=None,
            mark=Mark.VERIFIED,
            source=("foiwiki.com; EMR Settlement glossary"),
            dated="undated",
            looked_for=date(2026, 11, 23),
        ),
        Rule(
            id="bank-holidays-since-2018",
            says=(
                "2020: early May moved to Friday 8 May. 2022: spring moved to Thursday 2 June; "
                "Friday 3 June and Monday 19 September added. 2023: Monday 8 May added. 2026: "
                "Monday 15 June added, in Scotland only."
            ),
            section="5.2",
            page="about/what-has-changed/#bank-holidays-since-2018",
            words="15 June",
            value=None,
            mark=Mark.VERIFIED,
            source="GOV.UK bank holiday list; for 15 June 2026, press reports of the proclamation",
            dated="25 February 2026; 4 and 5 February 2026",
            looked_for=date(2026, 11, 23),
        ),
    )
}
"""Every such fact by its id."""
