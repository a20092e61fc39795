// Every form of a cohort gives the same lines; nothing is lost without being told.
#include "screen/cohort.h"

#include <zlib.h>
#include <zstd.h>

#include "assess/assess.h"
#include "fhir/read_bundle.h"

namespace apatite {
namespace {

namespace fs = std::filesystem;
using test::Cohort;
using test::lines_of;
using test::read_text;

std::string gzipped(const std::string& text) {
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out(text.size() + 1000, '\0');
    std::string copy = text;
    stream.next_in = reinterpret_cast<Bytef*>(copy.data());
    stream.avail_in = static_cast<uInt>(copy.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string zstandard(const std::string& text) {
    std::string out(ZSTD_compressBound(text.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
    return out;
}

TEST_F(Cohort, EachLineIsTheAnswerOfTriage) {
    bundles.push_back(R"({"resourceType":"Bundle","type":"collection","entry":[
        {"resource":{"resourceType":"Patient","id":"cohort-N"}},
        {"resource":{"resourceType":"Observation","status":"final","subject":{"reference":"Patient/cohort-N"},
            "code":{"coding":[{"system":"http://loinc.org","code":"17861-6"}]},"effectiveDateTime":"2024-05-30",
            "valueQuantity":{"value":15}}}]})"); // calcium without a unit
    std::ranges::replace(bundles.back(), '\n', ' ');
    for (std::size_t at; (at = bundles.back().find('N')) != std::string::npos;)
        bundles.back().replace(at, 1, std::to_string(bundles.size() - 1));
    const ScreenRequest asked = request({write("a.ndjson", bundles)});
    run(asked);
    const auto lines = lines_of(asked.output);
    ASSERT_EQ(lines.size(), bundles.size());
    for (std::size_t i = 0; i < bundles.size(); ++i) {
        const auto record = read_bundle(bundles[i]);
        ASSERT_TRUE(record.ok());
        const Assessment full =
            assess(pack().graph, select_findings(*record, pack().index, {*asked.options.as_of, {}}));
        const auto line = json::Document::parse(lines[i]);
        ASSERT_TRUE(line.ok());
        EXPECT_EQ(line->root().find("subject")->text(), "Patient/cohort-" + std::to_string(i));
        EXPECT_EQ(line->root().find("asOf")->text(), "2024-06-01");
        EXPECT_EQ(line->root().find("answer")->find("state")->text(), full.answer.state);
        std::size_t place = 0;
        for (const json::Value each : line->root().find("ranking")->elements()) {
            EXPECT_EQ(each.find("id")->text(), full.differential[place].id);
            EXPECT_EQ(each.find("status")->text(), to_string(full.differential[place].status));
            EXPECT_EQ(each.find("score")->number_text(), std::to_string(full.differential[place].score));
            ++place;
        }
        EXPECT_EQ(place, full.differential.size());
        std::vector<std::string> alerts, open;
        for (const json::Value each : line->root().find("alerts")->elements()) alerts.emplace_back(each.text());
        for (const json::Value each : line->root().find("notRuledOut")->elements()) open.emplace_back(each.text());
        ASSERT_EQ(alerts.size(), full.alerts.size());
        ASSERT_EQ(open.size(), full.not_ruled_out.size());
        for (std::size_t a = 0; a < alerts.size(); ++a) EXPECT_EQ(alerts[a], full.alerts[a].id);
        for (std::size_t a = 0; a < open.size(); ++a) EXPECT_EQ(open[a], full.not_ruled_out[a].id);
        std::set<std::string> missing, needed;
        for (const json::Value each : line->root().find("missing")->elements()) missing.emplace(each.text());
        for (const Alert& alert : full.not_ruled_out)
            for (const MissingFinding& each : alert.missing) needed.insert(each.finding);
        EXPECT_EQ(missing, needed);
        EXPECT_EQ(missing.contains("calcium_total"), i + 1 == bundles.size());
    }
}

TEST_F(Cohort, CompressedOrNotTheBytesAreTheSame) {
    const std::string plain = write("a.ndjson", bundles), text = read_text(plain);
    const std::string expected = output_of(request({plain}));
    std::ofstream(folder / "a.ndjson.gz", std::ios::binary) << gzipped(text);
    std::ofstream(folder / "a.ndjson.zst", std::ios::binary) << zstandard(text);
    const std::size_t half = text.find('\n') + 1; // two members, as `cat a.gz b.gz` makes them
    std::ofstream(folder / "two.gz", std::ios::binary) << gzipped(text.substr(0, half)) + gzipped(text.substr(half));
    std::ofstream(folder / "two.zst", std::ios::binary)
        << zstandard(text.substr(0, half)) + zstandard(text.substr(half));
    for (const char* name : {"a.ndjson.gz", "a.ndjson.zst", "two.gz", "two.zst"})
        EXPECT_EQ(output_of(request({(folder / name).string()})), expected) << name;
}

TEST_F(Cohort, CompressedDataThatAreCutOffAreNoCohort) {
    const std::string text = read_text(write("a.ndjson", bundles));
    for (const std::string& packed : {gzipped(text), zstandard(text)}) {
        std::ofstream(folder / "cut", std::ios::binary) << packed.substr(0, packed.size() - 9);
        const auto report = screen(pack(), request({(folder / "cut").string()}));
        ASSERT_FALSE(report.ok());
        EXPECT_EQ(report.error().code, "input");
        EXPECT_FALSE(fs::exists(folder / "out"));
    }
}

TEST_F(Cohort, AFolderByTypeGivesTheSameLinesAsBundles) {
    const std::string expected = output_of(request({write("a.ndjson", bundles)}));
    std::map<std::string, std::vector<std::string>> files;
    for (std::size_t i = 0; i < bundles.size(); ++i)
        for (const std::string& resource : resources(i)) {
            const auto document = json::Document::parse(resource);
            files[std::string(document->root().find("resourceType")->text())].push_back(resource);
        }
    files["Organization"].push_back(R"({"resourceType":"Organization","id":"clinic"})");
    for (auto& [type, lines] : files) {
        if (type != "Patient") std::ranges::reverse(lines); // only the order of the Patients counts
        write("bulk/" + type + ".ndjson", lines);
    }
    const ScreenRequest asked = request({(folder / "bulk").string()});
    EXPECT_EQ(output_of(asked), expected);
    EXPECT_EQ(run(asked).summary.passed_over, 1U);
    EXPECT_FALSE(fs::exists(folder / "out.part.spill"));
}

TEST_F(Cohort, MedicationsAreFoundThroughTheirReference) {
    const char* patient = R"({"resourceType":"Patient","id":"p"})";
    const char* use =
        R"({"resourceType":"MedicationStatement","id":"s","status":"active","subject":{"reference":"Patient/p"},)"
        R"("effectiveDateTime":"2024-05-01","medicationReference":{"reference":"Medication/w"}})";
    const char* drug = R"({"resourceType":"Medication","id":"w","code":{"coding":[{"system":"http://www.whocc.no/atc",)"
                       R"("code":"B01AA03"}]}})";
    write("bulk/Patient.ndjson", {patient});
    write("bulk/MedicationStatement.ndjson", {use});
    write("bulk/Medication.ndjson", {drug});
    const std::string bundle = std::string(R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":)") +
                               patient + "},{\"resource\":" + use + "},{\"resource\":" + drug + "}]}";
    EXPECT_EQ(output_of(request({(folder / "bulk").string()})), output_of(request({write("b.ndjson", {bundle})})));
}

TEST_F(Cohort, BlocksOfOnePatientEachGiveTheSameLines) {
    const std::string expected = output_of(request({write("a.ndjson", bundles)}));
    const auto header = [](std::size_t i) {
        return R"({"resourceType":"Parameters","parameter":[{"name":"header","valueReference":{"reference":"Patient/cohort-)" +
               std::to_string(i) + "\"}}]}";
    };
    std::vector<std::string> first, second;
    for (std::size_t i = 0; i < bundles.size(); ++i) {
        std::vector<std::string>& file = i < 3 ? first : second;
        file.push_back(header(i));
        for (const std::string& resource : resources(i)) file.push_back(resource);
    }
    const std::string one = write("blocks1.ndjson", first), two = write("blocks2.ndjson", second);
    EXPECT_EQ(output_of(request({one, two})), expected);
    // The last block of the first file goes on in the next.
    first.insert(first.end(), second.begin(), second.begin() + 3);
    second.erase(second.begin() + 1, second.begin() + 3);
    EXPECT_EQ(output_of(request({write("b1.ndjson", first), write("b2.ndjson", second)})), expected);
}

TEST_F(Cohort, ABlockThatLostALineIsNotAnsweredFor) {
    std::vector<std::string> lines{R"({"resourceType":"Parameters","parameter":[]})"};
    for (const std::string& resource : resources(0)) lines.push_back(resource);
    lines.insert(lines.begin() + 2, "{\"resourceType\":");
    const ScreenReport report = run(request({write("blocks.ndjson", lines)}));
    EXPECT_EQ(report.summary.answered, 0U);
    EXPECT_EQ(report.summary.failed, 2U);
    EXPECT_EQ(report.summary.errors.at("incomplete"), 1U);
}

TEST_F(Cohort, ABadLineIsToldAndTheOthersAreAnswered) {
    std::vector<std::string> lines = bundles;
    lines.insert(lines.begin() + 1, "{\"resourceType\": \"Bundle\", oops");
    lines.insert(lines.begin() + 3, ""); // a blank line is nothing
    lines.push_back(R"({"resourceType":"Bundle","type":"collection","entry":[]})");
    const std::string file = write("a.ndjson", lines);
    const ScreenReport report = run(request({file}));
    EXPECT_EQ(report.summary.read, bundles.size() + 2);
    EXPECT_EQ(report.summary.answered, bundles.size());
    const auto errors = lines_of(report.error_file);
    ASSERT_EQ(errors.size(), 2U);
    const auto first = json::Document::parse(errors[0]);
    EXPECT_EQ(first->root().find("file")->text(), file);
    EXPECT_EQ(first->root().find("line")->number_text(), "2");
    EXPECT_EQ(first->root().find("code")->text(), "json-syntax");
    EXPECT_EQ(json::Document::parse(errors[1])->root().find("code")->text(), "no-patient");
    // A clean run leaves no error file of an earlier one.
    EXPECT_TRUE(run(request({write("b.ndjson", bundles)})).error_file.empty());
    EXPECT_FALSE(fs::exists(folder / "out.errors"));
}

TEST_F(Cohort, ThreadsDoNotShow) {
    std::vector<std::string> lines;
    for (int i = 0; i < 40; ++i) lines.insert(lines.end(), bundles.begin(), bundles.end());
    lines[7] = "no json";
    ScreenRequest asked = request({write("a.ndjson", lines)});
    asked.threads = 1;
    const ScreenReport one = run(asked);
    const std::string rows = read_text(asked.output), errors = read_text(one.error_file);
    asked.threads = 5;
    const ScreenReport five = run(asked);
    EXPECT_EQ(read_text(asked.output), rows);
    EXPECT_EQ(read_text(five.error_file), errors);
    EXPECT_EQ(five.summary, one.summary);
}

TEST_F(Cohort, ShardsAreTheWholeEachPatientOnce) {
    const std::string file = write("a.ndjson", bundles);
    auto whole = lines_of((output_of(request({file})), folder / "out"));
    std::vector<std::string> parts;
    Summary sum;
    for (unsigned shard = 1; shard <= 3; ++shard) {
        ScreenRequest asked = request({file});
        asked.options.shard = shard;
        asked.options.shards = 3;
        const ScreenReport report = run(asked);
        EXPECT_EQ(report.summary.read, bundles.size());
        sum.add(report.summary);
        const auto lines = lines_of(asked.output);
        parts.insert(parts.end(), lines.begin(), lines.end());
    }
    EXPECT_EQ(sum.answered, bundles.size());
    EXPECT_EQ(sum.other_shards, 2 * bundles.size());
    std::ranges::sort(whole);
    std::ranges::sort(parts);
    EXPECT_EQ(parts, whole);
}

TEST_F(Cohort, LastContactIsTheDayOfTheLastFact) {
    const auto patient = [](const char* date, const char* more) {
        return std::string(
                   R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p"}})") +
               (*date == '\0'
                    ? ""
                    : R"(,{"resource":{"resourceType":"Observation","id":"o","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"17861-6"}]},"subject":{"reference":"Patient/p"},"effectiveDateTime":")" +
                          std::string(date) + R"(","valueQuantity":{"value":9.5,"unit":"mg/dL"}}})") +
               more + "]}";
    };
    ScreenRequest asked = request({write(
        "a.ndjson", {patient("2019-03-04", ""), patient("2020-02", ""), patient("2031-01-01", ""), patient("", "")})});
    asked.options.as_of.reset();
    const ScreenReport report = run(asked);
    const auto lines = lines_of(asked.output);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_NE(lines[0].find(R"("asOf":"2019-03-04")"), std::string::npos);
    EXPECT_NE(lines[1].find(R"("asOf":"2020-02-29")"), std::string::npos);
    EXPECT_EQ(report.summary.errors.at("no-contact"), 2U);
    EXPECT_EQ(report.summary.units.at("calcium_total: mg/dL"), 2U);
}

TEST_F(Cohort, ATableHasAHeaderAndNoFormulas) {
    ScreenRequest asked = request({write("a.ndjson", bundles)});
    asked.options.format = RowFormat::csv;
    asked.options.reasons = true;
    run(asked);
    const auto lines = lines_of(asked.output);
    EXPECT_EQ(lines[0], "subject,asOf,state,first,urgency,ranking,alerts,notRuledOut,missing,notices,rules\r");
    Pack hostile;
    hostile.alerts.resize(2);
    hostile.alerts[0].id = "a\"b";
    hostile.alerts[1].id = "c,d";
    Findings findings{"=cmd|' /C calc'!A0", {}, *asked.options.as_of, {}, {}, {}, {}};
    Outcome outcome;
    outcome.alerts = {0, 1};
    outcome.state = "cannot-tell";
    const Row row{findings, outcome, {}};
    std::string text;
    RowWriter(hostile, RowFormat::csv, false).append(text, row);
    EXPECT_EQ(text, "\"'=cmd|' /C calc'!A0\",2024-06-01,cannot-tell,,routine,,\"a\"\"b;c,d\",,,0\r\n");
}

TEST_F(Cohort, ALineOfJsonIsEscapedAndComplete) {
    Pack hostile;
    hostile.hypotheses.resize(2);
    hostile.hypotheses[0].id = "a\"b";
    hostile.hypotheses[1].id = "c";
    const Findings findings{"p\\1", {}, PartialDate::from_day({}), {}, {}, {}, {}};
    Outcome outcome;
    outcome.standings = {{Status::unlikely, -12}, {Status::likely, 7}};
    outcome.order = {1, 0};
    outcome.state = "likely";
    outcome.named = true;
    std::string text;
    RowWriter(hostile, RowFormat::ndjson, true).append(text, {findings, outcome, {{"r1", "r\"2"}, {}}});
    EXPECT_EQ(text, R"({"subject":"p\\1","asOf":"1970-01-01","answer":{"state":"likely","id":"c","urgency":"routine"},)"
                    R"("ranking":[{"id":"c","status":"likely","score":7,"rules":["r1","r\"2"]},)"
                    R"({"id":"a\"b","status":"unlikely","score":-12,"rules":[]}],)"
                    R"("alerts":[],"notRuledOut":[],"missing":[],"notices":0})"
                    "\n");
}

TEST_F(Cohort, AnInterruptedRunIsTakenUpAndGivesTheSameBytes) {
    std::vector<std::string> lines;
    for (int i = 0; i < 100; ++i) lines.push_back(bundles[static_cast<std::size_t>(i) % 2 + 4]);
    for (int i = 0; i < 700; ++i) lines.push_back(R"({"resourceType":"Patient","id":"p)" + std::to_string(i) + "\"}");
    std::ranges::reverse(lines);
    lines[3] = "no json";
    ScreenRequest asked = request({write("a.ndjson", lines)});
    asked.checkpoint_every = 100;
    const ScreenReport whole = run(asked);
    const std::string rows = read_text(asked.output), errors = read_text(whole.error_file);
    fs::remove(asked.output);
    fs::remove(whole.error_file);
    // Interrupted after its first checkpoint: the disk holds more than the checkpoint tells.
    struct Interrupted {};
    ScreenRequest broken = asked;
    broken.progress = [](std::uint64_t patients, double) {
        if (patients > 500) throw Interrupted();
    };
    EXPECT_THROW((void)screen(pack(), broken), Interrupted);
    EXPECT_FALSE(fs::exists(asked.output));
    ASSERT_TRUE(fs::exists(asked.output + ".part.state"));
    const ScreenReport again = run(asked);
    EXPECT_GE(again.resumed, 100U);
    EXPECT_EQ(read_text(asked.output), rows);
    EXPECT_EQ(read_text(again.error_file), errors);
    EXPECT_EQ(again.summary, whole.summary);
    EXPECT_FALSE(fs::exists(asked.output + ".part.state"));
}

TEST_F(Cohort, ARunThatWasAskedForSomethingElseBeginsAnew) {
    const ScreenRequest asked = request({write("a.ndjson", bundles)});
    std::ofstream(asked.output + ".part.state") << R"({"run":"another","patients":3,"outputSize":0,"errorSize":0})";
    EXPECT_EQ(run(asked).resumed, 0U);
    EXPECT_EQ(lines_of(asked.output).size(), bundles.size());
}

TEST_F(Cohort, ASummaryComesBackFromItsJson) {
    const ScreenReport report = run(request({write("a.ndjson", bundles)}));
    const auto back = summary_from_json(to_json(report.summary));
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(*back, report.summary);
    EXPECT_FALSE(summary_from_json("{}").ok());
    EXPECT_NE(to_text(report.summary).find("Units as sent"), std::string::npos);
}

TEST_F(Cohort, WhatIsNotThereIsAnError) {
    for (const std::string& input : {(folder / "nothing").string(), folder.string()}) {
        const auto report = screen(pack(), request({input}));
        ASSERT_FALSE(report.ok()) << input;
        EXPECT_EQ(report.error().code, "input");
        EXPECT_NE(report.error().message.find(input), std::string::npos);
    }
}

} // namespace
} // namespace apatite
