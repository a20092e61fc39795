// The Python module `apatite`: the C++ library by way of pybind11. apatite.pyi tells its types.
//
//     g++ -std=c++20 -O2 -shared -fPIC -fvisibility=hidden module.cpp -o apatite.so
//         $(python3-config --includes) $(pkg-config --cflags --libs apatite)
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <apatite/engine.h>
#include <apatite/render.h>
#include <apatite/session.h>
#include <apatite/version.h>

namespace py = pybind11;

namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

/// `code` and `message`, for programs and for people.
struct Refused : std::runtime_error {
    explicit Refused(const apatite::Error& error) : std::runtime_error(error.code + ": " + error.message) {}
};

template <typename T>
T taken(apatite::Result<T> result) {
    if (!result) throw Refused(result.error());
    return std::move(result).value();
}

void done(const std::optional<apatite::Error>& error) {
    if (error) throw Refused(*error);
}

apatite::AnswerOptions options(std::string as_of, std::vector<std::string> complete, Settings set) {
    apatite::AnswerOptions all;
    all.as_of = std::move(as_of);
    all.complete = std::move(complete);
    all.set = std::move(set);
    return all;
}

std::string json(const apatite::Assessment& assessment, bool indented) {
    return apatite::to_json(assessment, {.pretty = indented});
}

std::string report(const apatite::Assessment& assessment, int width, bool detail) {
    return apatite::to_text(assessment, {.width = width, .colour = false, .detail = detail});
}

} // namespace

PYBIND11_MODULE(apatite, module) {
    module.doc() = "Decision support on calcinosis cutis";
    module.attr("__version__") = std::string(apatite::version());
    py::register_exception<Refused>(module, "Refused", PyExc_ValueError);

    py::class_<apatite::Assessment>(module, "Assessment")
        .def("json", &json, py::arg("indented") = false)
        .def("report", &report, py::arg("width") = 100, py::arg("detail") = false)
        .def_property_readonly("state", [](const apatite::Assessment& one) { return one.answer.state; })
        .def_property_readonly("first", [](const apatite::Assessment& one) { return one.answer.id; })
        .def_property_readonly("urgency", [](const apatite::Assessment& one) { return one.answer.urgency; });

    // The interpreter's lock is let go while the engine works: other threads go on.
    using Free = py::call_guard<py::gil_scoped_release>;
    py::class_<apatite::CompiledPack>(module, "Pack")
        .def_static(
            "builtin", [] { return taken(apatite::builtin_pack()); }, Free())
        .def_static(
            "load", [](const std::string& folder) { return taken(apatite::load_pack(folder)); }, py::arg("folder"),
            Free())
        .def_property_readonly("hash", [](const apatite::CompiledPack& pack) { return pack.identity().hash; })
        .def(
            "assess_bundle",
            [](const apatite::CompiledPack& pack, std::string_view bundle, std::string as_of,
               std::vector<std::string> complete, Settings set) {
                return taken(
                    pack.assess_bundle(bundle, options(std::move(as_of), std::move(complete), std::move(set))));
            },
            py::arg("bundle"), py::kw_only(), py::arg("as_of"), py::arg("complete") = std::vector<std::string>(),
            py::arg("set") = Settings(), Free())
        .def(
            "assess_findings",
            [](const apatite::CompiledPack& pack, Settings set, std::string as_of) {
                return taken(pack.assess_findings(options(std::move(as_of), {}, std::move(set))));
            },
            py::arg("set"), py::kw_only(), py::arg("as_of"), Free());

    py::class_<apatite::Session>(module, "Session")
        .def(py::init(
                 [](const apatite::CompiledPack& pack, std::string as_of, const std::optional<std::string>& bundle) {
                     const auto given = options(std::move(as_of), {}, {});
                     return taken(bundle ? apatite::Session::start(pack, given, *bundle)
                                         : apatite::Session::start(pack, given));
                 }),
             py::arg("pack"), py::kw_only(), py::arg("as_of"), py::arg("bundle") = std::nullopt)
        .def("set", [](apatite::Session& own, const std::string& finding,
                       const std::string& value) { done(own.set(finding, value)); })
        .def("clear", [](apatite::Session& own, const std::string& finding) { done(own.clear(finding)); })
        .def("declined", [](apatite::Session& own, const std::string& finding) { done(own.declined(finding)); })
        .def("assessment", [](apatite::Session& own) { return own.assessment(); });
}
