"""Small directories as folders of CSV files, with what goes wrong in real ones."""

from pathlib import Path

HARBOR, BRIDGE = "0a4c1f0e-1111-4b6e-8a4c-000000000001", "0a4c1f0e-1111-4b6e-8a4c-000000000002"
SHELTER = "0a4c1f0e-2222-4b6e-8a4c-000000000001"

# As HSDS 1.1 had it, with the defects of a real directory.
OLD = {
    "organizations.csv": "id,name,description,url\n1,Marigold Harbor House,Beds.\\n\\nMeals.,www.harbor.example\n",
    "services.csv": "id,organization_id,name,status\n10,1,Night shelter,\n11,99,Lost service,active\n",
    "locations.csv": "id,name,latitude,longitude\n20,Harbor house,40.0,-90.0\n",
    "services_at_location.csv": "id,service_id,location_id\n30,10,20\n",
    "regular_schedules.csv": (
        "id,service_id,weekday,opens_at,closes_at,original_text\n"
        ",10,Monday,9:00am,5:00pm,9-5\n,10,Tuesday,9:00am,5:00,9-5\n"
    ),
    "eligibility.csv": "id,service_id,eligibility\n,,Adults\n",
    "languages.csv": "id,service_id,language\n10,10,English\n10,10,Spanish\n",
    "physical_addresses.csv": (
        "id,location_id,address_1,city,state_province,postal_code,country\n20,20,1 Fern Street,Fernhill,IL ,62501,US\n"
    ),
    "services_taxonomy.csv": "id,service_id,taxonomy_id\n1,10,XX-1\n",
    "taxonomy.csv": "id,name,parent_id,vocabulary\nXX-1,Homeless Shelter,,Invented\n",
}

# As HSDS 3.0 has it, without a defect.
NEW = {
    "organizations.csv": f"id,name,description\n{HARBOR},Marigold Harbor House,Beds.\n",
    "services.csv": (
        f"id,organization_id,name,description,status,wait_time\n{SHELTER},{HARBOR},Night shelter,A bed.,active,none\n"
    ),
}


def written(folder: Path, files: dict[str, str]) -> Path:
    """The folder with these files in it."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
